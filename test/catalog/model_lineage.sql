BEGIN;

SELECT plan(8);

SELECT has_function(:'registry_schema', 'walk_derivations', ARRAY['text', 'boolean'],
                    'walk_derivations(start_id, upwards) exists');
SELECT has_function(:'registry_schema', 'model_lineage', ARRAY['text'],
                    'model_lineage(artifact_id) exists');

SELECT register_model('A', model_metadata(), id => 'a'),
       register_model('B', model_metadata(), id => 'b', base_model_id => 'a'),
       register_model('C', model_metadata(), id => 'c', base_model_id => 'a'),
       register_model('M', model_metadata(), id => 'm'),
       register_model('M', model_metadata(), id => 'm2', new_version_of => 'm'),
       register_model('M', model_metadata(), id => 'm3', new_version_of => 'm');
SELECT link_model('m2', 'merged_from', 'b'), link_model('m2', 'merged_from', 'c'),
       link_model('m2', 'adapter_of', 'a'), register_model('D', model_metadata(), id => 'd');
SELECT link_model('d', 'quantized_from', 'm2');

SELECT results_eq(
    $$SELECT kind, member_id, distance, relation, via_id FROM model_lineage('m2')$$,
    $$VALUES ('version', 'm', -1, NULL::text, NULL::text), ('version', 'm2', 0, NULL, NULL),
             ('version', 'm3', 1, NULL, NULL), ('ancestor', 'a', 1, 'adapter_of', 'm2'),
             ('ancestor', 'b', 1, 'merged_from', 'm2'), ('ancestor', 'c', 1, 'merged_from', 'm2'),
             ('descendant', 'd', 1, 'quantized_from', 'm2')$$,
    'model_lineage() returns versions, ancestors and descendants, each once');
SELECT results_eq(
    $$SELECT member_id, distance, via_id FROM model_lineage('a') WHERE kind = 'descendant'$$,
    $$VALUES ('b', 1, 'a'), ('c', 1, 'a'), ('m2', 1, 'a'), ('d', 2, 'm2')$$,
    'model_lineage() gives the shortest way');
SELECT refused($$SELECT model_lineage('no')$$, '23503', ARRAY['"no"'],
    'model_lineage() refuses an unknown version');

-- A chain of 10,000, with a way round every other model: 2^5000 ways.

SET LOCAL statement_timeout = '120s';
ALTER TABLE model_links DISABLE TRIGGER USER;
ALTER TABLE model_versions DISABLE TRIGGER USER;
ALTER TABLE artifacts DISABLE TRIGGER USER;
INSERT INTO artifacts (id, artifact_type, title) SELECT 'x' || n, 'model', 'X'
  FROM generate_series(0, 10000) AS n;
INSERT INTO model_lineages (lineage_id) SELECT 'x' || n FROM generate_series(0, 10000) AS n;
INSERT INTO model_versions (artifact_id, lineage_id) SELECT 'x' || n, 'x' || n
  FROM generate_series(0, 10000) AS n;
INSERT INTO model_links (artifact_id, relation, target_id, position, linked_by)
SELECT 'x' || n, 'merged_from', 'x' || n - step, step, 'test'
  FROM generate_series(1, 10000) AS n, generate_series(1, 2) AS step
 WHERE n >= step AND (step = 1 OR n % 2 = 0);
ANALYZE model_links;
SELECT results_eq(
    $$SELECT count(*), max(distance) FROM model_lineage('x10000') WHERE kind = 'ancestor'$$,
    'VALUES (10000::bigint, 5000)', 'model_lineage() goes up a chain of 10,000 with short cuts');
SELECT results_eq(
    $$SELECT count(*), max(distance) FROM model_lineage('x0') WHERE kind = 'descendant'$$,
    'VALUES (10000::bigint, 5000)', 'model_lineage() goes down a chain of 10,000 with short cuts');
SELECT is(distance, 5000, 'model_lineage() gives the last of the chain the shortest way')
  FROM model_lineage('x10000') WHERE member_id = 'x0';

SELECT finish();

ROLLBACK;
