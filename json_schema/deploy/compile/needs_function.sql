-- Deploy json_schema:compile/needs_function to pg

BEGIN;

-- A loop needs PL/pgSQL. A nested object with several look-ups of its own is cheaper as an argument
-- (a call costs as much as three look-ups) than as a path that every look-up walks again. And no
-- expression may nest so deeply that the parser or the planner runs out of stack.
CREATE FUNCTION json_schema.needs_function(schema jsonb, path integer, height integer)
RETURNS boolean
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
#variable_conflict use_column
DECLARE
    _lookups integer := 0;
BEGIN
    IF height > 12 THEN
        RETURN true;
    ELSIF height > 0 AND (
        schema ? 'items' AND json_schema.needs_item_loop(schema)
        OR schema ?| '{patternProperties,propertyNames,additionalProperties}'
           AND json_schema.needs_member_loop(schema)
        OR schema ? 'contains' AND json_schema.needs_search(schema)
    ) THEN
        RETURN true;
    ELSIF path = 0 THEN
        RETURN false;
    END IF;
    IF schema ? 'properties' THEN
        _lookups := (SELECT count(*) FROM jsonb_object_keys(schema -> 'properties'));
    END IF;
    IF schema ?| '{allOf,anyOf,oneOf,if,dependencies}' THEN
        _lookups := _lookups + 3 * (
            SELECT count(*)
              FROM unnest('{allOf,anyOf,oneOf,if,dependencies}'::text[]) AS keyword
             WHERE schema ? keyword);
    END IF;
    RETURN path * _lookups > 3;
END
$$;

COMMENT ON FUNCTION json_schema.needs_function(jsonb, integer, integer) IS
'Returns whether a schema gets a function of its own. path: how many look-ups lead to its value,
height: how many schemas stand around it in the same function.';

COMMIT;
