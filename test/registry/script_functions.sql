BEGIN;

SELECT plan(9);

SELECT has_function(:'registry', 'enter_schema', ARRAY['text', 'text'],
    'enter_schema(schema, deployed) exists in the schema of Sqitch');
SELECT has_function(:'registry', 'resolve_names', ARRAY[]::text[],
    'resolve_names() exists in the schema of Sqitch');

-- enter_schema() sets the search_path, on which pgTAP is not.
SELECT current_setting('search_path') AS path
\gset

SELECT refused(format('SELECT %I.enter_schema(%L)', :'registry', 'elsewhere'), '3F000',
    ARRAY['"elsewhere"', format('"%s"', :'registry_schema')],
    'enter_schema() refuses a schema that this Sqitch registry did not deploy to');
SELECT is(current_setting('search_path'), :'path',
    'enter_schema() leaves the search_path as it is where it refuses');

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null
SELECT current_setting('search_path') AS entered,
       current_setting('check_function_bodies') AS checked
\gset
CREATE FUNCTION resolved()
RETURNS bigint
LANGUAGE sql
AS $$
    SELECT count(*) FROM registry.model_events WHERE false
$$;
CREATE FUNCTION unresolved()
RETURNS text
LANGUAGE sql
AS $$
    SELECT 'my_registry.name'
$$;
CREATE FUNCTION quoted()
RETURNS regclass
LANGUAGE sql
AS $$
    SELECT 'registry.model_events'::regclass
$$;
SELECT :"registry".resolve_names() \g /dev/null
SELECT pg_catalog.set_config('search_path', :'path', true) \g /dev/null

SELECT is(:'entered'::text, format('%I, pg_temp', :'registry_schema'),
    'enter_schema() puts the schema of the registry on the search_path');
SELECT is(:'checked'::text, 'off',
    'enter_schema() turns check_function_bodies off, since bodies name the schema "registry"');
SELECT is(resolved(), 0::bigint,
    'resolve_names() replaces the schema name "registry" in the functions of the script');
SELECT is(quoted(), 'model_events'::regclass,
    'resolve_names() replaces the schema name "registry" at the beginning of a literal');
SELECT is(unresolved(), 'my_registry.name',
    'resolve_names() leaves a name that only ends in "registry." as it is');

SELECT finish();

ROLLBACK;
