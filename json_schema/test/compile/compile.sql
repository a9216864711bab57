BEGIN;

SELECT plan(22);

SELECT function_privs_are('json_schema', 'compile', ARRAY['text', 'jsonb', 'boolean', 'text'], 'public',
    ARRAY[]::text[], 'only the owner compiles');
SELECT is(
    json_schema.compile('small', '{"type": "object",
        "properties": {"a": {"type": "number"}, "b": {"type": "string"}}, "required": ["b"]}')::text,
    'json_schema.check_small(jsonb)', 'it answers with the function');
SELECT results_eq(
    $$SELECT json_schema.check_small(v) FROM (VALUES ('{"b": ""}'::jsonb), ('{"a": 1}'),
        ('{"a": null, "b": ""}'), ('[]'), ('null'), (NULL)) AS _ (v)$$,
    $$VALUES (true), (false), (false), (false), (false), (NULL)$$,
    'JSON null is a value, SQL NULL is unknown');
SELECT function_lang_is('json_schema', 'check_small', ARRAY['jsonb'], 'plpgsql',
    'a check of several look-ups keeps its plan');
SELECT volatility_is('json_schema', 'check_small', ARRAY['jsonb'], 'immutable', 'fit for a CHECK');
SELECT is((SELECT proparallel FROM pg_proc WHERE oid = 'json_schema.check_small(jsonb)'::regprocedure),
    's', 'and for a parallel query');
SELECT alike(obj_description('json_schema.check_small(jsonb)'::regprocedure, 'pg_proc'),
    '%small%', 'its comment names it');

SELECT json_schema.compile('small', '{"type": "object"}');
CREATE TEMP TABLE plain (v jsonb);
CREATE FUNCTION pg_temp.plan() RETURNS SETOF text LANGUAGE plpgsql AS
$$BEGIN RETURN QUERY EXPLAIN (VERBOSE) SELECT json_schema.check_small(v) FROM plain; END$$;
SELECT is((SELECT count(*)::integer FROM pg_temp.plan() AS line WHERE line LIKE '%check_small%'), 0,
    'the planner puts the expression in place of the call');

SELECT json_schema.compile('small', '{"title": "Now another", "const": 1}');
SELECT ok(json_schema.check_small('1'), 'compiling again replaces it');
SELECT alike(obj_description('json_schema.check_small(jsonb)'::regprocedure, 'pg_proc'),
    '%Now another%', 'its comment too');

SELECT throws_ok($$SELECT json_schema.compile('bad', '{"type": "strin"}')$$, 'MR101', NULL,
    'a schema that is none');
SELECT throws_ok($$SELECT json_schema.compile('bad', '{"$ref": "#/nowhere"}')$$, 'MR102', NULL,
    'a reference to nothing');
SELECT throws_ok($$SELECT json_schema.compile('bad', '{"pattern": "(a)\\1{1000000}(?<!b)(?"}')$$, NULL, NULL,
    'a pattern that is none');
SELECT throws_ok($$SELECT json_schema.compile('bad', '{"$ref": "#"}')$$, 'MR104', NULL,
    'a reference to itself');
SELECT throws_ok($$SELECT json_schema.compile(repeat('x', 51), 'true')$$, '42602', NULL,
    'a name too long for what it calls');
SELECT throws_ok($$SELECT json_schema.compile('', 'true')$$, '42602', NULL, 'no name');
SELECT throws_ok($$SELECT json_schema.compile('x', 'true', target_schema => 'nowhere')$$, '3F000', NULL,
    'a schema that does not exist');
SELECT throws_ok($$SELECT json_schema.compile('schema', 'true')$$, '42723', NULL,
    'a function that was not compiled is not replaced');

SELECT json_schema.compile('tree', '{"type": "object", "additionalProperties": {"$ref": "#"}}');
SELECT throws_ok(
    $$SELECT json_schema.check_tree((repeat('{"a":', 5000) || '{}' || repeat('}', 5000))::jsonb)$$,
    'MR105', NULL, 'a document too deep is refused before the stack runs out');
SELECT ok(json_schema.check_tree((repeat('{"a":', 250) || '{}' || repeat('}', 250))::jsonb),
    'one less deep is not');

CREATE SCHEMA "odd ""one";
SELECT json_schema.compile($$'; DROP TABLE plain; --$$, $j${
        "title": "*/ $function$ %s",
        "properties": {"'; SELECT 1/0; --": {"const": "$$"}, "": {"pattern": "'$"},
                       "__proto__": {"items": {"minLength": 1}}, "\"\\": false}
    }$j$, target_schema => 'odd "one');
SELECT results_eq(
    $q$SELECT "odd ""one"."check_'; DROP TABLE plain; --"(v) FROM (VALUES
        ('{"''; SELECT 1/0; --": "$$", "": "''", "__proto__": ["a"]}'::jsonb),
        ('{"''; SELECT 1/0; --": "$"}'), ('{"": "a"}'), ('{"__proto__": [""]}'), ('{"\"\\": 1}'))
       AS _ (v)$q$,
    $$VALUES (true), (false), (false), (false), (false)$$,
    'names and values with quotes of every kind stay what they are');
SET LOCAL search_path = '';
SELECT "odd ""one"."check_'; DROP TABLE plain; --"('{"__proto__": ["a"]}') AS answer \gset
SET LOCAL search_path = tap;
SELECT ok(:'answer', 'and need no search_path');

SELECT finish();

ROLLBACK;
