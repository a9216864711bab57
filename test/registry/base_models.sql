BEGIN;

SELECT plan(24);

SELECT has_table(:'registry_schema', 'base_model_changes', 'base_model_changes exists');
SELECT has_function(:'registry_schema', name, ARRAY['text', 'text'],
                    name || '(artifact_id, base_model_id) exists')
  FROM unnest(ARRAY['require_base_model', 'forbid_base_model_cycle']) AS name;
SELECT is((SELECT count(*) FROM base_model_changes), 1::bigint, 'base_model_changes has one row');
SELECT throws_ok('INSERT INTO base_model_changes (only_row) VALUES (' || only_row || ')', code,
                 NULL, 'base_model_changes refuses a second row, only_row ' || only_row)
  FROM (VALUES ('true', '23505'), ('false', '23514')) AS _ (only_row, code);

SET LOCAL statement_timeout = '10s';

SELECT register_model('A', model_metadata(), id => 'a'),
       register_model('B', model_metadata(), id => 'b', base_model_id => 'a'),
       register_model('C', model_metadata(), id => 'c', base_model_id => 'b');
INSERT INTO artifacts (id, artifact_type, title, metadata)
VALUES ('d', 'dataset', 't', model_metadata('{"base_model_id": "e"}'));
SELECT insert_legacy('legacy', '{}');

CREATE FUNCTION pg_temp.based_on(id text, base_model_id text)
RETURNS text
LANGUAGE sql
AS $$
    SELECT format('UPDATE model_versions SET base_model_id = %L WHERE artifact_id = %L',
                  base_model_id, id)
$$;

-- A base model is registered

SELECT lives_ok($$SELECT require_base_model('x', 'a')$$,
    'require_base_model() accepts a registered model');
SELECT lives_ok($$SELECT require_base_model('x', NULL)$$, 'require_base_model() accepts NULL');
SELECT refused($$SELECT require_base_model('x', 'nowhere')$$, '23503',
    ARRAY['base model', '"nowhere"', '"x"', 'No artifact has that id.'],
    'require_base_model() refuses an unknown artifact');
SELECT refused($$SELECT require_base_model('x', 'd')$$, '23503', ARRAY['"d"', '"x"', '"dataset"'],
    'require_base_model() refuses an artifact that is no model');
SELECT refused($$SELECT require_base_model('x', 'legacy')$$, '23503',
    ARRAY['"legacy"', '"x"', '"model"'],
    'require_base_model() refuses a legacy model before the backfill');
SELECT refused(
    $$INSERT INTO artifacts (id, artifact_type, title, metadata)
      VALUES ('e', 'model', 't', model_metadata('{"base_model_id": "d"}'))$$, '23503',
    ARRAY['"d"', '"e"'], 'INSERT of a model refuses a base model that is a data set');
SELECT refused(
    $$INSERT INTO artifacts (id, artifact_type, title, metadata)
      VALUES ('x', 'model', 't', model_metadata('{"base_model_id": "y"}')),
             ('y', 'model', 't', model_metadata('{"base_model_id": "x"}'))$$, '23503',
    ARRAY['"x"', '"y"'], 'two models of one INSERT cannot be the base of each other');
SELECT lives_ok(
    $$INSERT INTO artifacts (id, artifact_type, title, metadata)
      VALUES ('x', 'model', 't', model_metadata()),
             ('y', 'model', 't', model_metadata('{"base_model_id": "x"}'))$$,
    'a model may have a base model that stands before it in the same INSERT');

-- Cycles

SELECT refused(pg_temp.based_on('a', 'c'), '23514', ARRAY['"a"', 'a <- c <- b <- a'],
    'UPDATE of model_versions.base_model_id refuses a cycle of base models');
SELECT refused(
    $$UPDATE artifacts SET metadata = metadata || '{"base_model_id": "c"}' WHERE id = 'a'$$,
    '23514', ARRAY['"a"', 'a <- c <- b <- a'],
    'UPDATE of artifacts.metadata refuses a cycle of base models');
SELECT refused($$SELECT forbid_base_model_cycle('a', 'b')$$, '23514', ARRAY['a <- b <- a'],
    'forbid_base_model_cycle() refuses a cycle of two models');
SELECT throws_ok(pg_temp.based_on('a', 'a'), '23514', NULL,
    'model_versions refuses a model as its own base model');
SELECT is(base_model_id, NULL, 'a base model that is refused leaves model_versions as it was')
  FROM model_versions WHERE artifact_id = 'a';
SELECT lives_ok(pg_temp.based_on('c', 'a'), 'a model may change to another base model');
SELECT isnt(changed_at, NULL, 'base_model_changes says when a base model was last changed')
  FROM base_model_changes;
SELECT lives_ok(pg_temp.based_on('b', NULL), 'a model may lose its base model');

SELECT register_model('E', model_metadata(), id => 'e');
UPDATE artifacts SET artifact_type = 'model' WHERE id = 'd';
SELECT is(base_model_id, 'e', 'an artifact that becomes a model has the base model of its metadata')
  FROM model_versions WHERE artifact_id = 'd';
SELECT refused(pg_temp.based_on('e', 'd'), '23514', ARRAY['e <- d <- e'],
    'UPDATE of base_model_id refuses a cycle through an artifact that became a model');

SELECT finish();

ROLLBACK;
