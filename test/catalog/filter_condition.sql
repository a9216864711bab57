BEGIN;

SELECT plan(6);

SELECT has_function(:'registry_schema', 'filter_condition', ARRAY['jsonb'],
    'filter_condition(filter) exists');

SELECT is(filter_condition(filter), condition, 'filter_condition() writes ' || description)
  FROM (VALUES
    ('{}'::jsonb, 'true', 'an empty filter as true'),
    ('{"or": [{}, {"archived": true}]}',
     $$true AND (true OR true AND ((v.archived_at IS NOT NULL) = 'true'::boolean))$$, 'or'),
    ('{"not": {}}', 'true AND (true) IS NOT TRUE', 'not, of what may be NULL')
  ) AS _ (filter, condition, description);
SELECT refused(format('SELECT filter_condition(%L)', filter), '22023', ARRAY[filter],
               format('filter_condition() refuses %s', filter))
  FROM unnest(ARRAY['[1]', '5']) AS filter;

SELECT finish();

ROLLBACK;
