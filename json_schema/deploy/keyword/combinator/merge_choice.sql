-- Deploy json_schema:keyword/combinator/merge_choice to pg

BEGIN;

-- A choice of types is a list of types, which more can be said of in one expression.
CREATE FUNCTION json_schema.merge_choice(schema jsonb)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
#variable_conflict use_column
DECLARE
    _keyword text := CASE WHEN schema ? 'anyOf' THEN 'anyOf' ELSE 'oneOf' END;
    _types   text[];
BEGIN
    IF schema ? 'type' OR NOT schema ? _keyword THEN
        RETURN schema;
    END IF;
    SELECT array_agg(branch ->> 'type' ORDER BY n)
      INTO _types
      FROM jsonb_array_elements(schema -> _keyword) WITH ORDINALITY AS _ (branch, n)
    HAVING bool_and(CASE jsonb_typeof(branch)
                        WHEN 'object' THEN branch - 'type' = '{}'
                                           AND jsonb_typeof(branch -> 'type') = 'string'
                        ELSE false END)
       AND count(DISTINCT replace(branch ->> 'type', 'integer', 'number')) = count(*);
    RETURN CASE WHEN _types IS NULL THEN schema
                ELSE schema - _keyword || jsonb_build_object('type', _types) END;
END
$$;

COMMENT ON FUNCTION json_schema.merge_choice(jsonb) IS
'Returns a schema whose anyOf or oneOf between different types, and no more, is a list of types.';

COMMIT;
