BEGIN;

SELECT plan(5);

SELECT results_eq(
    $$SELECT number, recursive, deep FROM json_schema.called_functions('{1,2,3}', '{2,3,2}', 4)$$,
    $$VALUES (1, false, false), (2, true, true), (3, true, true), (4, false, false)$$,
    'called_functions() finds those on a cycle of calls');
SELECT throws_ok(
    $$SELECT json_schema.called_functions(array_agg(n), array_agg(n + 1), 200)
        FROM generate_series(1, 199) AS n$$,
    'MR105', NULL, 'called_functions() refuses calls that lead too deep');
SELECT results_eq(
    $$SELECT n, location, function
        FROM json_schema.named_functions(
            '[{"location": "#", "fragment": "#/a", "calls": ["#/a", "#/b"]},
              {"location": "#/a", "calls": ["#/b"],
               "fragment": {"type": "object", "required": ["k"], "properties": {"k": {"enum": [1]}}}},
              {"location": "#/b", "fragment": {"items": "#/b"}, "calls": ["#/b"]},
              {"location": "#/c", "fragment": {"items": "#/b"}, "calls": ["#/b"]}]', 'f', 's')$$,
    $$VALUES (1, '#/a', '{"$call": "s.f__1", "recursive": false, "deep": false, "type": ["object"],
                          "required": ["k"], "names": null, "options": {"k": [1]}}'::jsonb),
             (2, '#/b', '{"$call": "s.f__2", "recursive": true, "deep": true, "type": null, "required": [], "names": null,
                          "options": {}}'),
             (2, '#/c', '{"$call": "s.f__2", "recursive": true, "deep": true, "type": null, "required": [], "names": null,
                          "options": {}}')$$,
    'named_functions() makes one function of equal parts');
SELECT is(ARRAY(SELECT json_schema.free_names('f', 'public', 2)), '{f__1,f__2}',
    'free_names() counts up');
SELECT json_schema.execute('CREATE FUNCTION public.f__1() RETURNS integer LANGUAGE sql AS ''SELECT 1''');
SELECT is(ARRAY(SELECT json_schema.free_names('f', 'public', 2)), '{f__2,f__3}',
    'free_names() leaves out what exists');

SELECT finish();

ROLLBACK;
