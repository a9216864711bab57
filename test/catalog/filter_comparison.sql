BEGIN;

SELECT plan(12);

SELECT has_function(:'registry_schema', name, args, name || '() exists')
  FROM (VALUES ('refuse_filter', ARRAY['text', 'text']),
               ('filter_comparison', ARRAY['text', 'text', 'text', 'jsonb']),
               ('filter_key', ARRAY['text', 'jsonb'])) AS _ (name, args);

SELECT is(filter_comparison('x', 'numeric', 'n', wanted), condition,
          'filter_comparison() writes ' || description)
  FROM (VALUES
    ('1'::jsonb, $$x = '1'::numeric$$, 'a value as equal'),
    ('null', 'x IS NULL', 'null as missing'),
    ('[1, 2]', $$x = ANY ('{1,2}'::numeric[])$$, 'an array as any of it'),
    ('{">=": 1}', $$x >= '1'::numeric$$, 'an operator'),
    ('"1'' OR true"', $$x = '1'' OR true'::numeric$$, 'a quote quoted')
  ) AS _ (wanted, condition, description);
SELECT refused($$SELECT filter_comparison('x', 'text', 'n', '{"~": 1}')$$, '22023',
    ARRAY['"n"', '~', '>='], 'filter_comparison() refuses an unknown operator');

SELECT is(filter_key('promotion_state', '"promoted"'), $$v.promotion_state = 'promoted'::text$$,
    'filter_key() knows the columns of model_versions');
SELECT is(filter_key('license', '"mit"'), $$a.metadata @> '{"license": "mit"}'::jsonb$$,
    'filter_key() asks metadata for any other key');
SELECT is(filter_key('archived', 'true'), $$(v.archived_at IS NOT NULL) = 'true'::boolean$$,
    'filter_key() knows archived');

SELECT finish();

ROLLBACK;
