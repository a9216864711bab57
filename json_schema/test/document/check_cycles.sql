BEGIN;

SELECT plan(3);

SELECT throws_ok($$SELECT json_schema.check_cycles(
    '{"#/a/not": "#/a"}', '{"#/a": {"in_place_root": "#/a"}, "#/a/not": {"in_place_root": "#/a"}}'
    )$$, 'MR104', NULL, 'back to a schema around it, for the same instance');
SELECT lives_ok($$SELECT json_schema.check_cycles(
    '{"#/a/items": "#/a"}',
    '{"#/a": {"in_place_root": "#/a"}, "#/a/items": {"in_place_root": "#/a/items"}}'
    )$$, 'back to a schema around it, for an item');
SELECT lives_ok($$SELECT json_schema.check_cycles(
    '{"#/ab/not": "#/a"}', '{"#/a": {"in_place_root": "#"}, "#/ab/not": {"in_place_root": "#"}}'
    )$$, 'a schema whose pointer only begins with the same letters');

SELECT finish();

ROLLBACK;
