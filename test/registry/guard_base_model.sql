BEGIN;

SELECT plan(8);

SELECT has_trigger(:'registry_schema', 'model_versions', 'model_versions_guard_base',
    'base models are watched');
SET LOCAL statement_timeout = '10s';

SELECT register_model('A', model_metadata(), id => 'a'),
       register_model('B', model_metadata(), id => 'b', base_model_id => 'a'),
       register_model('C', model_metadata(), id => 'c', base_model_id => 'b');

SELECT refused($$UPDATE model_versions SET base_model_id = 'c' WHERE artifact_id = 'a'$$, '23514',
    ARRAY['"a"', 'a <- c <- b <- a'], 'base models make no circle');
SELECT refused(
    $$UPDATE artifacts SET metadata = metadata || '{"base_model_id": "c"}' WHERE id = 'a'$$, '23514',
    ARRAY['"a"'], 'nor through metadata');
SELECT throws_ok(
    $$INSERT INTO artifacts (id, artifact_type, title, metadata)
      VALUES ('x', 'model', 't', model_metadata('{"base_model_id": "y"}')),
             ('y', 'model', 't', model_metadata('{"base_model_id": "x"}'))$$, '23514', NULL,
    'nor in one INSERT');
INSERT INTO artifacts (id, artifact_type, title, metadata)
VALUES ('d', 'dataset', 't', model_metadata('{"base_model_id": "e"}')),
       ('e', 'model',   't', model_metadata('{"base_model_id": "d"}'));
SELECT throws_ok($$UPDATE artifacts SET artifact_type = 'model' WHERE id = 'd'$$, '23514', NULL,
    'nor by what becomes a model');
SELECT throws_ok($$UPDATE model_versions SET base_model_id = 'a' WHERE artifact_id = 'a'$$, '23514',
    NULL, 'no model is its own base');
SELECT lives_ok($$UPDATE model_versions SET base_model_id = 'a' WHERE artifact_id = 'c'$$,
    'another base is fine');
SELECT lives_ok($$UPDATE model_versions SET base_model_id = NULL WHERE artifact_id = 'b'$$,
    'so is none');

SELECT finish();

ROLLBACK;
