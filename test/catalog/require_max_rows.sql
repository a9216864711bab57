BEGIN;

SELECT plan(6);

SELECT has_function(:'registry_schema', 'require_max_rows', ARRAY['integer'],
    'require_max_rows(max_rows) exists');
SELECT lives_ok(format('SELECT require_max_rows(%L)', max_rows),
                'require_max_rows() takes ' || coalesce(max_rows::text, 'NULL'))
  FROM unnest(ARRAY[NULL, 0]) AS max_rows;
SELECT refused(statement, '22023', ARRAY['max_rows', '-1'], statement || ' is refused')
  FROM (VALUES ('SELECT require_max_rows(-1)'),
               ('SELECT find_models(max_rows => -1)'),
               ('SELECT model_leaderboard(''top1'', max_rows => -1)')) AS _ (statement);

SELECT finish();

ROLLBACK;
