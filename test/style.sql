-- The rules of style that the catalogs can tell, over everything the package made: the schemas
-- json_schema and registry_schema. Each assertion lists the objects that break its rule.
BEGIN;

SELECT plan(20);

CREATE TEMPORARY VIEW own_schema AS
SELECT n.oid, n.nspname
  FROM pg_namespace AS n
 WHERE n.nspname = 'json_schema'
    OR n.nspname = :'registry_schema';

-- What an extension brought into one of the schemas is not ours.
CREATE TEMPORARY VIEW own_relation AS
SELECT c.oid, c.oid::regclass::text AS name, c.relname, c.relkind
  FROM pg_class AS c
  JOIN own_schema AS s
    ON s.oid = c.relnamespace
 WHERE NOT EXISTS (SELECT FROM pg_depend
                    WHERE classid = 'pg_class'::regclass AND objid = c.oid AND deptype = 'e');

CREATE TEMPORARY VIEW own_function AS
SELECT p.oid, p.oid::regprocedure::text AS name, p.proname, p.prosecdef, p.provolatile, p.prorettype,
       p.proconfig, p.proargnames, l.lanname, s.nspname
  FROM pg_proc AS p
  JOIN own_schema AS s
    ON s.oid = p.pronamespace
  JOIN pg_language AS l
    ON l.oid = p.prolang
 WHERE NOT EXISTS (SELECT FROM pg_depend
                    WHERE classid = 'pg_proc'::regclass AND objid = p.oid AND deptype = 'e');

-- Comments

SELECT is_empty(
    $$SELECT name FROM own_relation
       WHERE relkind IN ('r', 'p', 'v', 'm', 'f') AND obj_description(oid, 'pg_class') IS NULL$$,
    'every table and view says what it is');

SELECT is_empty(
    $$SELECT r.name, a.attname
        FROM own_relation AS r
        JOIN pg_attribute AS a ON a.attrelid = r.oid
       WHERE r.relkind IN ('r', 'p', 'v', 'm', 'f', 'c') AND a.attnum > 0 AND NOT a.attisdropped
         AND col_description(r.oid, a.attnum) IS NULL$$,
    'every column says what it holds');

SELECT is_empty(
    $$SELECT name FROM own_function WHERE obj_description(oid, 'pg_proc') IS NULL$$,
    'every function says what it does');

SELECT is_empty(
    $$SELECT t.tgname, t.tgrelid::regclass
        FROM pg_trigger AS t
        JOIN own_relation AS r ON r.oid = t.tgrelid
       WHERE NOT t.tgisinternal AND obj_description(t.oid, 'pg_trigger') IS NULL$$,
    'every trigger says what it is for');

SELECT is_empty(
    $$SELECT t.typname
        FROM pg_type AS t
        JOIN own_schema AS s ON s.oid = t.typnamespace
       WHERE t.typtype IN ('d', 'e') AND obj_description(t.oid, 'pg_type') IS NULL$$,
    'every domain and enum says what it is');

SELECT is_empty(
    $$SELECT f.name, obj_description(f.oid, 'pg_proc')
        FROM own_function AS f
       WHERE obj_description(f.oid, 'pg_proc')
             !~ CASE WHEN f.prorettype = 'trigger'::regtype THEN '^Trigger: '
                     ELSE '^(?!Does )[A-Z][a-z]+s ' END$$,
    'the comment of a function begins with what it does, or with "Trigger:"');

-- Names

SELECT is_empty(
    $$SELECT a.tgname, b.tgname
        FROM pg_trigger AS a
        JOIN own_relation AS r ON r.oid = a.tgrelid
        JOIN pg_trigger AS b ON b.tgrelid = a.tgrelid AND b.oid <> a.oid
       WHERE NOT a.tgisinternal AND NOT b.tgisinternal
         AND a.tgtype::integer & 3 = b.tgtype::integer & 3
         AND a.tgtype::integer & b.tgtype::integer & 60 <> 0
         AND a.tgname !~ '_[0-9][0-9]_'$$,
    'a trigger that fires together with another one shows its order in its name');

SELECT is_empty(
    $$SELECT name FROM own_relation WHERE relname !~ '^[a-z][a-z0-9_]*$'$$,
    'tables, views, indexes and sequences are named in lower_snake');

SELECT is_empty(
    $$SELECT r.name, a.attname
        FROM own_relation AS r
        JOIN pg_attribute AS a ON a.attrelid = r.oid
       WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attname !~ '^[a-z][a-z0-9_]*$'$$,
    'columns are named in lower_snake');

SELECT is_empty(
    $$SELECT name FROM own_function WHERE proname !~ '^[a-z][a-z0-9_]*$'$$,
    'functions are named in lower_snake');

SELECT is_empty(
    $$SELECT f.name, a.argument
        FROM own_function AS f, unnest(f.proargnames) AS a (argument)
       WHERE a.argument !~ '^[a-z][a-z0-9_]*$'$$,
    'parameters are named, in lower_snake, without the underscore of local variables');

SELECT is_empty(
    $$SELECT r.name
        FROM own_relation AS r
        JOIN pg_index AS i ON i.indexrelid = r.oid
        JOIN pg_class AS t ON t.oid = i.indrelid
       WHERE NOT starts_with(r.relname, 'idx_' || t.relname || '_')
         AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = r.oid)$$,
    'an index is named idx_ and its table');

-- Tables

SELECT is_empty(
    $$SELECT name FROM own_relation AS r
       WHERE relkind IN ('r', 'p')
         AND NOT EXISTS (SELECT FROM pg_index WHERE indrelid = r.oid AND indisprimary)$$,
    'every table has a primary key');

SELECT is_empty(
    $$SELECT c.conname, c.conrelid::regclass
        FROM pg_constraint AS c
        JOIN own_relation AS r ON r.oid = c.conrelid
       WHERE c.condeferrable$$,
    'no constraint is deferrable: a sharded database has none');

-- Functions

SELECT is_empty(
    $$SELECT name FROM own_function
       WHERE prosecdef
         AND NOT EXISTS (SELECT FROM unnest(proconfig) AS setting
                          WHERE setting ~ '^search_path=.*pg_temp"?$')$$,
    'a SECURITY DEFINER function pins its search_path, pg_temp last');

SELECT is_empty(
    $$SELECT name FROM own_function
       WHERE prosecdef AND NOT 'row_security=off' = ANY (coalesce(proconfig, '{}'))$$,
    'a SECURITY DEFINER function is stopped by row security, which would hide rows from it');

SELECT is_empty(
    $$SELECT name FROM own_function
       WHERE prosecdef AND has_function_privilege('public', oid, 'EXECUTE')
         AND proname <> 'metadata_fields'$$,
    'no SECURITY DEFINER function but metadata_fields() is executable by PUBLIC');

-- A function that reads nothing but its arguments needs no search_path, and stays inlinable.
SELECT is_empty(
    $$SELECT name FROM own_function
       WHERE nspname <> 'json_schema' AND provolatile <> 'i'
         AND NOT EXISTS (SELECT FROM unnest(proconfig) AS setting
                          WHERE starts_with(setting, 'search_path='))$$,
    'a function of the registry that reads tables pins its search_path');

-- The application's triggers run inside the three that write artifacts, and find its tables.
SELECT is_empty(
    $$SELECT name, proconfig FROM own_function
       WHERE nspname <> 'json_schema' AND proname !~ '^check_model_metadata'
         AND proname NOT IN ('insert_artifact', 'update_artifact_metadata', 'update_artifact_state')
         AND NOT 'search_path=pg_catalog, pg_temp' = ANY (coalesce(proconfig, '{}'))$$,
    'a function of the registry finds nothing but the system''s own by an unqualified name');

SELECT is_empty(
    $$SELECT name FROM own_function
       WHERE nspname <> 'json_schema' AND proname <> 'metadata_fields'
         AND has_function_privilege('public', oid, 'EXECUTE')$$,
    'no function of the registry but metadata_fields() is executable by PUBLIC');

SELECT finish();

ROLLBACK;
