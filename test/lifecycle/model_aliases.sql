-- Plain statements: the rules hold without set_model_alias().
BEGIN;

SELECT plan(24);

SELECT has_table(:'registry_schema', 'model_aliases', 'model_aliases exists');
SELECT columns_are(:'registry_schema', 'model_aliases', ARRAY['lineage_id', 'alias', 'artifact_id'],
    'model_aliases says which version an alias of a lineage names');
SELECT col_is_pk(:'registry_schema', 'model_aliases', ARRAY['lineage_id', 'alias'],
    'model_aliases has one row per lineage and alias');
SELECT fk_ok(:'registry_schema', 'model_aliases', ARRAY['lineage_id', 'artifact_id'],
             :'registry_schema', 'model_versions', ARRAY['lineage_id', 'artifact_id'],
    'model_aliases refers to a version of its own lineage');
SELECT has_trigger(:'registry_schema', 'model_aliases', name, format('model_aliases has trigger %s', name))
  FROM unnest(ARRAY['model_aliases_20_record_change', 'model_aliases_10_forbid_truncate']) AS name;

SELECT register_model('M', model_metadata(), id => 'm1'),
       register_model('M', model_metadata(), id => 'm2', new_version_of => 'm1'),
       register_model('Other', model_metadata(), id => 'other');

INSERT INTO model_aliases VALUES ('m1', 'champion', 'm1');
UPDATE model_aliases SET artifact_id = 'm2' WHERE alias = 'champion';
UPDATE model_aliases SET artifact_id = artifact_id WHERE alias = 'champion';
UPDATE model_aliases SET alias = 'best' WHERE alias = 'champion';
DELETE FROM model_aliases WHERE alias = 'best';
SELECT results_eq(
    $$SELECT event_type, artifact_id, before, after FROM model_events
       WHERE event_type LIKE 'alias%' ORDER BY lineage_event_number$$,
    $$VALUES ('alias_set', 'm1', NULL::jsonb, '{"alias": "champion", "artifact_id": "m1"}'::jsonb),
             ('alias_set', 'm2', '{"alias": "champion", "artifact_id": "m1"}',
              '{"alias": "champion", "artifact_id": "m2"}'),
             ('alias_removed', 'm2', '{"alias": "champion", "artifact_id": "m2"}', NULL),
             ('alias_set', 'm2', NULL, '{"alias": "best", "artifact_id": "m2"}'),
             ('alias_removed', 'm2', '{"alias": "best", "artifact_id": "m2"}', NULL)$$,
    'model_aliases records every change by a plain statement, once');

SELECT throws_ok($$INSERT INTO model_aliases VALUES ('m1', 'champion', 'other')$$, '23503', NULL,
    'model_aliases refuses a version of another lineage');
SELECT refused(format('INSERT INTO model_aliases VALUES (%L, %L, %L)', 'm1', alias, 'm1'), '22023',
               ARRAY[alias], format('model_aliases refuses %L', alias))
  FROM unnest(ARRAY['latest', 'promoted', 'v3', 'v0', 'V12', 'Latest', 'a@b', ' a', 'a b', '', '-a',
                    E'a\nb', repeat('a', 101)]) AS alias;

INSERT INTO model_aliases VALUES ('m1', 'champion', 'm2');
SELECT throws_ok($$UPDATE model_aliases SET alias = 'latest'$$, '22023', NULL,
    'model_aliases refuses to rename an alias to a reserved one');
SELECT throws_ok($$DELETE FROM artifacts WHERE id = 'm2'$$, '23503', NULL,
    'a version that an alias names cannot be deleted');
SELECT throws_ok('TRUNCATE model_aliases', 'MR004', NULL, 'TRUNCATE of model_aliases is refused');

SELECT finish();

ROLLBACK;
