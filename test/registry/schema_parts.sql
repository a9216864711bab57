BEGIN;

SELECT plan(3);

SELECT has_function(:'registry_schema', 'schema_parts', ARRAY['jsonb', 'jsonb'],
    'schema_parts(earlier, later) exists');
SELECT results_eq(
    $$SELECT path, was, is_now FROM schema_parts(
          '{"properties": {"a": {"minimum": 1}}, "additionalProperties": {"type": "null"}}',
          '{"properties": {"b": {"minimum": 2}}}') WHERE path[1] = 'properties' ORDER BY path$$,
    $$VALUES ('{properties,a}'::text[], '{"minimum": 1}'::jsonb, 'true'::jsonb),
             ('{properties,b}', '{"type": "null"}', '{"minimum": 2}')$$,
    'schema_parts() pairs a property with additionalProperties where the other schema lacks it');
SELECT results_eq(
    $$SELECT path, verdict FROM schema_parts('{}', '{"contains": {}, "dependencies": {"a": ["b"]}}')
       WHERE verdict IS NOT NULL$$,
    $$VALUES ('{contains}'::text[], 'stricter'), ('{dependencies,a}', 'possibly stricter')$$,
    'schema_parts() judges what it cannot cut into pairs');

SELECT finish();

ROLLBACK;
