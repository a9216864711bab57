BEGIN;

SELECT plan(8);

SELECT alike(
    json_schema.emit_function('s.f', '{"type": "null"}', false, 'T', '{}'),
    'CREATE OR REPLACE FUNCTION s.f(instance jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE%',
    'a check is an SQL function, not STRICT, so that the planner can inline it');
SELECT alike(
    json_schema.emit_function('s.f', '{"items": {"minLength": 1}}', false, 'T', '{}'),
    'CREATE % LANGUAGE plpgsql STRICT IMMUTABLE PARALLEL SAFE AS %', 'unless there is a loop in it');
SELECT alike(
    json_schema.emit_function('s.f', '{"type": "null"}', true, 'T', '{}'),
    'CREATE % LANGUAGE plpgsql STRICT IMMUTABLE PARALLEL SAFE AS %', 'what it calls is PL/pgSQL');
SELECT alike(
    json_schema.emit_function('s.f', '{"type": "null"}', true, 'T', '{"depth": "depth"}'),
    'CREATE OR REPLACE FUNCTION s.f(instance jsonb, depth integer)%IF depth > 300 THEN%',
    'and looks at its depth where that may be great');
SELECT alike(
    json_schema.emit_function('s.f', 'true', false, E'a\nDROP TABLE b; --', '{}'),
    E'%\n-- a DROP TABLE b; --\n%', 'a title stays in its comment');
SELECT alike(
    json_schema.emit_function('s.f', '{"const": "$$; $f$ '' \\"}', false, 'T', '{}'),
    '% AS E''%', 'the body is quoted as a whole');
SELECT lives_ok(
    format('SELECT json_schema.execute(%L)',
           json_schema.emit_function('pg_temp.f', '{"const": "$$; $f$ '' \\"}', false, 'T',
                                     '{}')),
    'so that no value can end it');
SELECT results_eq(
    $q$SELECT pg_temp.f(v) FROM (VALUES ('"$$; $f$ '' \\"'::jsonb), ('1'), (NULL)) AS _ (v)$q$,
    $$VALUES (true), (false), (NULL)$$, 'NULL for SQL NULL');

SELECT finish();

ROLLBACK;
