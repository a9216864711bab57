BEGIN;

SELECT plan(18);

SELECT has_type(:'registry_schema', 'model_registration', 'model_registration exists');
SELECT has_function(:'registry_schema', name, arguments, name || '() exists')
  FROM (VALUES
    ('add_stated_facts',     ARRAY['text', 'jsonb', 'jsonb']),
    ('require_same_content', ARRAY['text', 'text', 'jsonb', 'text', 'jsonb'])
  ) AS _ (name, arguments);

-- add_stated_facts()

SELECT is(add_stated_facts('x', metadata, facts), expected, 'add_stated_facts() ' || description)
  FROM (VALUES
    ('{"a": 1}'::jsonb, '{"benchmark_id": "mmlu"}'::jsonb,
     '{"a": 1, "benchmark_id": "mmlu"}'::jsonb, 'adds facts to metadata'),
    ('{"benchmark_id": "mmlu"}', '{"benchmark_id": "mmlu"}', '{"benchmark_id": "mmlu"}',
     'accepts a fact that metadata states too'),
    ('{"benchmark_id": null}', '{"benchmark_id": "mmlu"}', '{"benchmark_id": "mmlu"}',
     'replaces null in metadata'),
    ('{"a": 1}', NULL, '{"a": 1}', 'returns metadata as it is without facts'),
    ('[1]', '{"benchmark_id": "mmlu"}', '[1]', 'returns what is no object as it is')
  ) AS _ (metadata, facts, expected, description);
SELECT refused(
    $$SELECT add_stated_facts('x', '{"benchmark_id": "mmlu"}', '{"benchmark_id": "gsm8k"}')$$,
    '22023', ARRAY['benchmark_id', 'mmlu', 'gsm8k', '"x"'],
    'add_stated_facts() refuses a fact that conflicts with metadata');

-- require_same_content()

SELECT register_model('M', model_metadata(), id => 'm1'),
       register_model('M', model_metadata(), id => 'm2', new_version_of => 'm1',
                      version_tag => 'v1');
INSERT INTO artifacts (id, artifact_type, title) VALUES ('d', 'dataset', 'M');

CREATE FUNCTION pg_temp.same(title text, lineage_id text, facts jsonb DEFAULT '{}',
                             id text DEFAULT 'm2')
RETURNS text
LANGUAGE sql
AS $$
    SELECT format('SELECT require_same_content(%L, %L, model_metadata(), %L, %L)', id, title,
                  lineage_id, facts)
$$;
SELECT lives_ok(pg_temp.same('M', 'm1'),
    'require_same_content() accepts the same content in the same lineage');
SELECT lives_ok(pg_temp.same('M', NULL),
    'require_same_content() accepts the same content where no lineage is given');
SELECT lives_ok(pg_temp.same('M', NULL, '{"version_tag": "v1"}'),
    'require_same_content() accepts the same facts');
UPDATE artifacts SET metadata = metadata || '{"framework": "jax"}' WHERE id = 'm2';
SELECT lives_ok(pg_temp.same('M', 'm1'),
    'require_same_content() compares with what was registered, not with later changes');

SELECT refused(pg_temp.same('Other', NULL), '23505', ARRAY['"m2"', 'SHA-256'],
    'require_same_content() refuses another title');
SELECT refused($$SELECT require_same_content('m2', 'M', model_metadata('{"x": 1}'), NULL, '{}')$$,
    '23505', ARRAY['"m2"', 'SHA-256'], 'require_same_content() refuses other metadata');
SELECT refused(pg_temp.same('M', 'elsewhere'), '23505', ARRAY['"m2"', '"m1"'],
    'require_same_content() refuses another lineage');
SELECT refused(pg_temp.same('M', NULL, '{"version_tag": "v2"}'), '23505',
    ARRAY['"m2"', 'version_tag', 'v1'], 'require_same_content() refuses another version_tag');
SELECT refused(pg_temp.same('M', NULL, '{}', 'd'), '23505', ARRAY['"d"'],
    'require_same_content() refuses an artifact that is no model');

SELECT finish();

ROLLBACK;
