-- plpgsql_check over every PL/pgSQL function of the package: types, names and statements that
-- would fail only when their line is reached. A trigger function is checked once per table.
BEGIN;

SELECT no_plan();

SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'plpgsql_check') AS available
\gset
\if :available

SELECT is_empty(
    format(
        -- A literal assigned to a variable is said to be cast from text: nothing to fix.
        $$SELECT lineno, level, sqlstate, message, detail, hint, query
            FROM plpgsql_check_function_tb(%s, relid => %s, fatal_errors => false)
           WHERE NOT (sqlstate = '42804' AND detail LIKE 'cast "text" value to %%')$$,
        _.funcoid, _.relid),
    format('plpgsql_check finds nothing in %s%s', _.funcoid::regprocedure,
        ' on ' || nullif(_.relid, 0)::regclass)
) FROM (
    SELECT p.oid AS funcoid,
           coalesce(t.tgrelid, 0) AS relid
      FROM pg_proc AS p
      JOIN pg_language AS l
        ON l.oid = p.prolang
      LEFT JOIN pg_trigger AS t
        ON t.tgfoid = p.oid
       AND NOT t.tgisinternal
     WHERE l.lanname = 'plpgsql'
       AND p.pronamespace IN (:'registry_schema'::regnamespace, 'json_schema'::regnamespace)
       AND (p.prorettype <> 'trigger'::regtype OR t.tgrelid IS NOT NULL)
     ORDER BY p.oid::regprocedure::text, relid
) AS _;

SELECT pass('every PL/pgSQL function was looked at');

\else

SELECT skip('this server does not have the extension plpgsql_check', 1);

\endif

SELECT finish();

ROLLBACK;
