BEGIN;

SELECT plan(6);

SELECT is(json_schema.circular_refs(
    '{"#/a/not": "#/a"}', '{"#/a": {"same_instance_root": "#/a"}, "#/a/not": {"same_instance_root": "#/a"}}'
    ), '{"#/a/not": true}',
    'circular_refs() finds a reference to a schema around it, for the same instance');
SELECT is(json_schema.circular_refs(
    '{"#/a/items": "#/a"}',
    '{"#/a": {"same_instance_root": "#/a"}, "#/a/items": {"same_instance_root": "#/a/items"}}'
    ), '{}', 'circular_refs() leaves out a reference to a schema around it, for an item');
SELECT is(json_schema.circular_refs(
    '{"#/ab/not": "#/a"}', '{"#/a": {"same_instance_root": "#"}, "#/ab/not": {"same_instance_root": "#"}}'
    ), '{}', 'circular_refs() leaves out a schema whose pointer only begins with the same letters');
SELECT is(json_schema.circular_refs(
    '{"#/b": "#/a", "#/a": "#/a"}', '{"#/a": {"same_instance_root": "#/a"}, "#/b": {"same_instance_root": "#/b"}}'
    ), '{"#/a": true}', 'circular_refs() leaves out a reference that only leads to a circle');
SELECT throws_ok($$SELECT json_schema.refuse_circle('1', '#/a')$$, 'MR104',
    '$ref leads in a circle from #/a', 'refuse_circle() names the reference');
SELECT is(json_schema.refuse_circle(NULL, '#/a'), NULL,
    'refuse_circle() lets pass what is not there');

SELECT finish();

ROLLBACK;
