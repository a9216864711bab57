BEGIN;

SELECT plan(1);

SELECT is(
    json_schema.emit_branches(
        '[{"properties": {"k": {"const": 1}, "a": {"type": "null"}}},
          {"properties": {"k": {"const": 2}}}]', true, 'v',
        '{"type": "object", "present": ["k"], "margin": " "}'),
    'CASE v -> ''k''     WHEN ''1''::jsonb     THEN coalesce(jsonb_typeof(v -> ''a'') = ''null'', true)'
    '     WHEN ''2''::jsonb     THEN true     ELSE false END',
    'emit_by_property() tries the branch of that value only');

SELECT finish();

ROLLBACK;
