BEGIN;

SELECT plan(10);

SELECT has_table(:'registry_schema', 'promotion_policies', 'promotion_policies exists');
SELECT col_is_pk(:'registry_schema', 'promotion_policies', ARRAY['scope', 'target'],
    'promotion_policies has one policy per scope with target');

SELECT register_model('M', model_metadata(), id => 'm');
CREATE FUNCTION pg_temp.add(columns text, value text)
RETURNS text
LANGUAGE sql
AS $$
    SELECT format('INSERT INTO promotion_policies (scope, target%s) VALUES (%s)', columns, value)
$$;
SELECT lives_ok(pg_temp.add('', '''lineage'', ''m'''),
    'promotion_policies accepts a policy of a lineage');
SELECT throws_ok(pg_temp.add('', '''lineage'', ''nowhere'''), '23503', NULL,
    'promotion_policies refuses a policy of an unknown lineage');
SELECT throws_ok(pg_temp.add(columns, value), '23514', NULL, 'promotion_policies refuses ' || what)
  FROM (VALUES
    ('', '''team'', ''x''', 'an unknown scope'),
    (', metric', '''family'', ''x'', ''f1''', 'a metric without a direction'),
    (', min_gain', '''family'', ''x'', 1', 'a gain without a metric'),
    (', floors', '''family'', ''x'', ''{"f1": 0.7}''', 'a floor that is a number'),
    (', floors', '''family'', ''x'', ''{"f1": {"at_least": "0.7"}}''', 'a floor that is a text'),
    (', requires', '''family'', ''x'', ''{luck}''', 'an unknown requirement')
  ) AS _ (columns, value, what);

SELECT finish();

ROLLBACK;
