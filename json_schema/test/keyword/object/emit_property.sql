BEGIN;

SELECT plan(6);

SELECT is(json_schema.emit_property('{"type": "string"}', 'a', 'v', false, true, true, '{"margin": " "}'),
    'coalesce(jsonb_typeof(v -> ''a'') = ''string'', true)',
    'emit_property() tests a plain type in one look-up');
SELECT is(json_schema.emit_property('{"enum": ["x", "y"]}', 'a', 'v', false, true, true, '{"margin": " "}'),
    '(NOT v ? ''a'' OR coalesce(v ->> ''a'' = ANY (''{x,y}''::text[]), false))',
    'emit_property() asks first whether one of many is there');
SELECT is(json_schema.emit_property('{"enum": ["x"]}', 'a', 'v', false, false, false, '{"margin": " "}'),
    'v @> ''{"a": "x"}''', 'emit_property() tests a required constant by containment');
SELECT is(json_schema.emit_property('{"not": {"enum": ["x"]}}', 'a', 'v', false, true, false,
                                    '{"margin": " "}'),
    'NOT v @> ''{"a": "x"}''', 'emit_property() tests a forbidden constant by containment');
SELECT is((json_schema.emit_alike(schema, 'v')).names, names, description)
  FROM (
    SELECT jsonb_build_object('additionalProperties', closed, 'properties',
               jsonb_object_agg('p' || n, '{"type": "boolean"}'::jsonb) || '{"s": {"type": "string"}}'),
           CASE WHEN NOT closed THEN array_agg('p' || n ORDER BY 'p' || n) END,
           format('emit_alike() where additionalProperties is %s', closed)
      FROM (VALUES (false), (true)) AS _ (closed), generate_series(10, 30) AS n
     GROUP BY closed
  ) AS _ (schema, names, description);

SELECT finish();

ROLLBACK;
