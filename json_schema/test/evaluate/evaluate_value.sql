BEGIN;

SELECT plan(5);

CREATE FUNCTION pg_temp.outcome(schema jsonb, instance jsonb, max_errors integer DEFAULT NULL)
RETURNS json_schema.outcome
LANGUAGE sql AS $$
    SELECT json_schema.evaluate_value(
        schema, NULL, '{}', ROW(false, false, max_errors, 1, 6)::json_schema.walk,
        ROW(schema, '#', NULL, '{}', instance, '/v', '', '', '; noted')::json_schema.task)
$$;

SELECT is(ARRAY(SELECT concat_ws(' | ', instance_location, keyword_location, error)
                  FROM unnest((pg_temp.outcome('{"allOf": [{"type": "null"}]}', '1')).findings)),
    '{/v | /allOf/0/type | 1 is not of type null; noted}',
    'evaluate_value() finds what allOf asks of the value, and adds the note');
SELECT is(cardinality((pg_temp.outcome('{"allOf": [{"const": 2}, {"const": 3}]}', '1', 1)).findings),
    1, 'evaluate_value() stops at max_errors');
SELECT is((pg_temp.outcome('{"items": {"type": "null"}}', '[1]')).findings, NULL,
    'evaluate_value() does not look inside the value');
SELECT is((((pg_temp.outcome('{"items": {"type": "null"}}', '[1]')).waiting)[1]).groups[1].keyword,
    'items', 'evaluate_value() says what waits inside the value');
SELECT is((pg_temp.outcome('{"$ref": "#/a", "a": {"allOf": [{"$ref": "#/b"}, {"$ref": "#/b"}]},
                             "b": {"type": "null"}}', '1')).findings[2], NULL,
    'evaluate_value() asks each schema once');

SELECT finish();

ROLLBACK;
