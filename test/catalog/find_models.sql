BEGIN;

SELECT plan(33);

SELECT has_function(:'registry_schema', 'find_models', ARRAY['jsonb', 'text', 'integer'],
    'find_models(filter, after, max_rows) exists');

SELECT register_model('Alpha one', model_metadata('{"license": "mit", "size": 5}'), id => 'a');
SELECT register_model('Beta two', model_metadata(
    '{"model_family": "clip", "evaluation_metrics": {"top1": 90}, "size": 7}'),
    id => 'b', trained_by => 'mira');
SELECT register_model('Gamma one', model_metadata('{"evaluation_metrics": {"f1": 0.5}}'), id => 'c');
SELECT record_evaluation('b', '{"top1": 70}', dataset => 'other');

CREATE FUNCTION pg_temp.found(filter jsonb)
RETURNS text
LANGUAGE sql
AS $$ SELECT string_agg(artifact_id, ' ' ORDER BY artifact_id) FROM find_models(filter) $$;

SELECT is(pg_temp.found(filter), ids, 'find_models() finds by ' || description)
  FROM (VALUES
    ('{}'::jsonb,                               'a b c', 'nothing: all'),
    ('{"text": "one"}',                         'a c',   'a word of the title'),
    ('{"title": "Beta two"}',                   'b',     'the title'),
    ('{"license": "mit"}',                      'a',     'a key of metadata'),
    ('{"size": {">": 5}}',                      'b',     'a number in metadata'),
    ('{"size": [5, 7]}',                        'a b',   'values in metadata'),
    ('{"trained_by": "mira"}',                  'b',     'a column'),
    ('{"trained_by": null}',                    'a c',   'a column that is NULL'),
    ('{"metric": {"top1": {">=": 80}}}',        'a',     'the newest value of a metric'),
    ('{"metric": {"top1": {">": 60, "<": 75}}}', 'b',    'an interval of a metric'),
    ('{"metric": {"top1": null}}',              'c',     'a metric that no evaluation gives'),
    ('{"or": [{"license": "mit"}, {"metric": {"f1": {">": 0}}}]}', 'a c', 'or'),
    ('{"and": [{"text": "one"}, {"not": {"license": "mit"}}]}',    'c',   'and, not'),
    ('{"archived": true}',                      NULL,    'archived'),
    ($${"x' OR true --": {"=": "1' OR true --"}}$$, NULL, 'hostile text, which stays text')
  ) AS _ (filter, ids, description);

SELECT results_eq($$SELECT artifact_id FROM find_models('{}', NULL, 2)
                    UNION ALL
                    SELECT artifact_id FROM find_models('{}', 'b', 2)$$,
    ARRAY['c', 'b', 'a'], 'find_models() goes on after a row, the newest first');

SELECT refused(statement, '22023', names, description)
  FROM (VALUES
    ($$SELECT find_models('[]')$$, ARRAY['object', '[]'], 'find_models() refuses what is no filter'),
    ($$SELECT find_models('{"or": {}}')$$, ARRAY['"or"', 'array'],
     'find_models() refuses "or" without an array'),
    ($$SELECT find_models('{"metric": 3}')$$, ARRAY['"metric"', '3'],
     'find_models() refuses "metric" without an object'),
    ($$SELECT find_models('{"not": {"metric": {"f1": {"like": 3}}}}')$$, ARRAY['"f1"', 'like'],
     'find_models() refuses an unknown operator inside'),
    ($$SELECT find_models('{"text": ["one"]}')$$, ARRAY['"text"', '["one"]'],
     'find_models() refuses "text" without words'),
    ($$SELECT find_models('{"title": ["x", null]}')$$, ARRAY['"title"', '["x", null]'],
     'find_models() refuses null in an array'),
    ($$SELECT find_models('{"metric": {"f1": [[1]]}}')$$, ARRAY['"f1"', '[[1]]'],
     'find_models() refuses an array in an array'),
    ($$SELECT find_models('{"lineage_position": "first"}')$$, ARRAY['integer', '"first"'],
     'find_models() refuses a text where a column is an integer'),
    ($$SELECT find_models('{"lineage_position": 1e30}')$$, ARRAY['integer'],
     'find_models() refuses a number that is no integer'),
    ($$SELECT find_models('{"created_at": {">": "2020-99-01"}}')$$, ARRAY['2020-99-01'],
     'find_models() refuses a time that is none'),
    ($$SELECT find_models('{"metric": {"f1": {">": "x"}}}')$$, ARRAY['numeric', '"x"'],
     'find_models() refuses a text where a metric is a number'),
    (format('SELECT find_models(%L)', repeat('{"not":', 1000) || '{}' || repeat('}', 1000)),
     ARRAY['nested', 'stack'], 'find_models() refuses a filter of 1,000 levels'),
    (format('SELECT find_models(%L)', repeat('{"or":[', 1000) || '{}' || repeat(']}', 1000)),
     ARRAY['nested', 'stack'], 'find_models() refuses "or" of 1,000 levels')
  ) AS _ (statement, names, description);
SELECT refused($$SELECT find_models('{}', 'none')$$, '23503', ARRAY['"none"'],
    'find_models() refuses to go on after an unknown model');

SET LOCAL datestyle = 'SQL, DMY';
SET LOCAL timezone = 'Asia/Kolkata';
SELECT results_eq($$SELECT artifact_id FROM find_models('{}', 'b', 2)$$, ARRAY['a'],
    'find_models() goes on after a row where times are written with ambiguous zones');
SELECT refused($$SELECT find_models('{"archived": null}')$$, '22023', ARRAY['archived', 'null'],
    'find_models() refuses "archived" without a boolean');

SELECT finish();

ROLLBACK;
