-- Deploy model_registry:json_schema/emit_path to pg

BEGIN;

-- A jsonpath predicate visits every member of an array or object without a loop, but little can be
-- said in it: types, bounds, and members of the same kind. Only numbers of the schema get into it.
CREATE FUNCTION json_schema.emit_path(schema jsonb, height integer DEFAULT 0)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _types  text[];
    _faults text[];
BEGIN
    IF jsonb_typeof(schema) <> 'object' OR NOT schema ? 'type' OR height > 3 THEN
        RETURN NULL;
    END IF;
    _types := ARRAY(SELECT jsonb_array_elements_text(jsonb_path_query_array(schema, '$.type[*]')));
    _faults := ARRAY(
        SELECT CASE _.keyword
            WHEN 'type'
                THEN '(' || (SELECT string_agg(format('@.type() != "%s"', name), ' && ')
                               FROM unnest(array_replace(_types, 'integer', 'number')) AS name)
                     || ')'
            WHEN 'minimum'
                THEN '(@.type() == "number" && @ < ' || (_.argument #>> '{}') || ')'
            WHEN 'maximum'
                THEN '(@.type() == "number" && @ > ' || (_.argument #>> '{}') || ')'
            WHEN 'minItems'
                THEN CASE _.argument WHEN '1' THEN '(@.type() == "array" && !exists(@[*]))' END
            WHEN 'minProperties'
                THEN CASE _.argument WHEN '1' THEN '(@.type() == "object" && !exists(@.*))' END
            WHEN 'items'
                THEN '(@.type() == "array" && exists(@[*] ? ('
                     || json_schema.emit_path(_.argument, height + 1) || ')))'
            WHEN 'additionalProperties'
                THEN '(@.type() == "object" && exists(@.* ? ('
                     || json_schema.emit_path(_.argument, height + 1) || ')))'
            END
          FROM jsonb_each(json_schema.bare(schema)) AS _ (keyword, argument)
         ORDER BY _.keyword <> 'type', _.keyword
    );
    IF 'integer' = ANY (_types) AND NOT 'number' = ANY (_types) THEN
        _faults := _faults || '(@.type() == "number" && @ % 1 != 0)'::text;
    END IF;
    -- One keyword that has no such form, and the caller must do it another way.
    RETURN CASE WHEN array_position(_faults, NULL) IS NULL
                THEN array_to_string(_faults, ' || ') END;
END
$$;

COMMENT ON FUNCTION json_schema.emit_path(jsonb, integer) IS
'jsonpath predicate that is true of what breaks the schema; NULL where jsonpath cannot say it.';

COMMIT;
