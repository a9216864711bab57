BEGIN;

SELECT plan(4);

CREATE FUNCTION pg_temp.holds(cache jsonb, schema jsonb) RETURNS json_schema.outcome
LANGUAGE sql AS $$
    SELECT json_schema.holds(
        '{"definitions": {"a": {"type": "null"}}}', NULL, cache,
        ROW(false, false, NULL, 1, 6)::json_schema.walk,
        ROW(schema, '#/not', NULL, '{}', '1', '/v', '', '', '')::json_schema.task)
$$;

SELECT is((pg_temp.holds('{}', '{"type": "number"}')).findings, NULL,
    'holds() finds nothing where the schema holds');
SELECT is((pg_temp.holds('{}', '{"$ref": "#/definitions/a"}')).cache,
    '{"answers": {"#/definitions/a /v": false}}', 'holds() remembers the answer of a $ref');
SELECT is((pg_temp.holds('{"answers": {"#/definitions/a /v": true}}',
                         '{"$ref": "#/definitions/a"}')).findings,
    NULL, 'holds() answers from memory');
SELECT isnt((pg_temp.holds('{}', '{"type": "null"}')).findings, NULL,
    'holds() finds something where the schema does not hold');

SELECT finish();

ROLLBACK;
