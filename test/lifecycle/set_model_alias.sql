BEGIN;

SELECT plan(17);

SELECT has_function(:'registry_schema', 'set_model_alias', ARRAY['text', 'text', 'text', 'text'],
    'set_model_alias(artifact_id, alias, note, actor) exists');
SELECT has_function(:'registry_schema', 'remove_model_alias', ARRAY['text', 'text', 'text', 'text'],
    'remove_model_alias(artifact_id, alias, note, actor) exists');

SELECT register_model('M', model_metadata(), id => 'm1'),
       register_model('M', model_metadata(), id => 'm2', new_version_of => 'm1'),
       register_model('Other', model_metadata(), id => 'other');
CREATE TEMPORARY VIEW news AS
SELECT event_type, artifact_id, actor, note, before, after FROM model_events
 WHERE event_type LIKE 'alias%' ORDER BY lineage_id, lineage_event_number;

SELECT is(set_model_alias('m1', 'champion', 'the first', 'ada'), NULL,
    'set_model_alias() returns NULL for an alias that is new');
SELECT is(set_model_alias('m2', 'champion', 'better', 'ada'), 'm1',
    'set_model_alias() moves an alias and returns the version that had it');
SELECT is(set_model_alias('m2', 'champion'), 'm2', 'set_model_alias() may be called again');
SELECT is(set_model_alias('other', 'champion'), NULL, 'set_model_alias() takes the same alias in another lineage');
SELECT results_eq('SELECT artifact_id FROM model_aliases ORDER BY 1', ARRAY['m2', 'other'],
    'set_model_alias() leaves one version an alias');
SELECT results_eq($$SELECT event_type, artifact_id, actor, note, before, after FROM news LIMIT 2$$,
    $$VALUES ('alias_set', 'm1', 'ada', 'the first', NULL::jsonb, '{"alias": "champion", "artifact_id": "m1"}'::jsonb),
             ('alias_set', 'm2', 'ada', 'better', '{"alias": "champion", "artifact_id": "m1"}',
              '{"alias": "champion", "artifact_id": "m2"}')$$,
    'set_model_alias() records the actor, the reason, and what the alias named before');
SELECT is((SELECT count(*) FROM news), 3::bigint, 'set_model_alias() records one event each change');

SELECT is(remove_model_alias('m1', 'champion', 'no more', 'ada'), 'm2',
    'remove_model_alias() takes any version of the lineage and returns the one that had the alias');
SELECT is(remove_model_alias('m1', 'champion'), NULL, 'remove_model_alias() may be called again');
SELECT results_eq($$SELECT artifact_id, actor, note, before, after FROM news WHERE event_type = 'alias_removed'$$,
    $$VALUES ('m2', 'ada', 'no more', '{"alias": "champion", "artifact_id": "m2"}'::jsonb, NULL::jsonb)$$,
    'remove_model_alias() records one event');
SELECT lives_ok($$DELETE FROM artifacts WHERE id = 'm2'$$,
    'remove_model_alias() lets the version be deleted');

SELECT throws_ok($$SELECT set_model_alias('nowhere', 'champion')$$, '23503', NULL,
    'set_model_alias() refuses an unknown version');
SELECT refused($$SELECT set_model_alias('m1', 'latest')$$, '22023', ARRAY['latest'],
    'set_model_alias() refuses a reserved alias');
SELECT throws_ok($$SELECT set_model_alias('m1', NULL)$$, '22023', NULL,
    'set_model_alias() refuses NULL');

SELECT refused($$SELECT remove_model_alias('m1', 'promoted')$$, '22023', ARRAY['promoted'],
    'remove_model_alias() refuses a reserved alias');

SELECT finish();

ROLLBACK;
