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
BEGIN
    RETURN (
        SELECT height > 12
            OR height > 0 AND (json_schema.needs_item_loop(schema)
                               OR json_schema.needs_member_loop(schema)
                               OR json_schema.needs_search(schema))
            OR path > 0 AND path * (
                (SELECT count(*) FROM jsonb_object_keys(schema -> 'properties'))
                + 3 * (SELECT count(*) FROM jsonb_object_keys(schema) AS keyword
                        WHERE keyword IN ('allOf', 'anyOf', 'oneOf', 'if', 'dependencies'))) > 3
    );
END
$$;

COMMENT ON FUNCTION json_schema.needs_function(jsonb, integer, integer) IS
'Does a schema get a function of its own? path: how many look-ups lead to its value,
height: how many schemas stand around it in the same function.';

COMMIT;
