BEGIN;

SELECT plan(17);

SELECT has_function(:'registry_schema', name, arguments, name || '() is there')
  FROM (VALUES
    ('require_artifact',     ARRAY['text', 'text', 'text']),
    ('lock_lineage',         ARRAY['text']),
    ('add_stated_facts',     ARRAY['text', 'jsonb', 'jsonb']),
    ('require_same_content', ARRAY['text', 'text', 'jsonb', 'text', 'jsonb'])
  ) AS _ (name, arguments);

SELECT register_model('M', model_metadata(), id => 'm1'),
       register_model('M', model_metadata(), id => 'm2', new_version_of => 'm1');

SELECT lives_ok($$SELECT require_artifact('x', 'base model', 'm1')$$, 'an artifact that is there');
SELECT lives_ok($$SELECT require_artifact('x', 'base model', NULL)$$, 'none is needed');
SELECT is(lock_lineage('m2'), 'm1', 'a lineage has the name of its first version');
SELECT is(add_stated_facts('x', '{"a": 1}', '{"benchmark_id": "mmlu", "code_repo_url": null}'),
    '{"a": 1, "benchmark_id": "mmlu"}', 'facts that are known join the metadata');
SELECT is(add_stated_facts('x', '{"benchmark_id": "mmlu"}', '{"benchmark_id": "mmlu"}'),
    '{"benchmark_id": "mmlu"}', 'a fact may be said twice');

CREATE FUNCTION pg_temp.same(title text, lineage_id text, facts jsonb DEFAULT '{}')
RETURNS text
LANGUAGE sql
AS $$
    SELECT format('SELECT require_same_content(%L, %L, model_metadata(), %L, %L)', 'm2', title,
                  lineage_id, facts)
$$;
SELECT lives_ok(pg_temp.same('M', 'm1'), 'the same content, in the same lineage');
SELECT lives_ok(pg_temp.same('M', NULL, '{"trained_by": null}'), 'what is not given is not compared');

SELECT refused($$SELECT require_artifact('x', 'base model', 'nowhere')$$, '23503',
    ARRAY['base model', '"nowhere"', '"x"'], 'an artifact that is not there');
SELECT refused($$SELECT lock_lineage('nowhere')$$, '23503', ARRAY['"nowhere"'],
    'a version that is not there');
SELECT refused(
    $$SELECT add_stated_facts('x', '{"benchmark_id": "mmlu"}', '{"benchmark_id": "gsm8k"}')$$, '22023',
    ARRAY['benchmark_id', 'mmlu', 'gsm8k'], 'a fact that contradicts the metadata');
SELECT refused(pg_temp.same('Other', NULL), '23505', ARRAY['"m2"'], 'another title is other content');
SELECT refused(pg_temp.same('M', 'elsewhere'), '23505', ARRAY['"m2"'],
    'the same content in another lineage is not the same');
SELECT refused(pg_temp.same('M', NULL, '{"version_tag": "v2"}'), '23505', ARRAY['"m2"'],
    'other facts are other content');

SELECT finish();

ROLLBACK;
