-- Deploy json_schema:keyword/object/emit_recursion to pg

BEGIN;

-- While an expression of PL/pgSQL calls its own function again, that call cannot use the expression
-- as it is prepared, and prepares it anew each time: the larger, the longer. So what may lead back
-- stands in a statement of its own, behind a look whether there is anything to follow.
CREATE FUNCTION json_schema.recursive_properties(schema jsonb)
RETURNS jsonb
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
    SELECT coalesce(jsonb_object_agg(key, value), '{}')
      FROM jsonb_each(CASE jsonb_typeof(schema -> 'properties')
                          WHEN 'object' THEN schema -> 'properties' ELSE '{}' END)
     WHERE value @? '$.** ? (exists(@."$call") && @.recursive == true)'
$$;

COMMENT ON FUNCTION json_schema.recursive_properties(jsonb) IS
'Returns the properties of a schema whose own schemas call functions that are on a cycle of calls.';

CREATE FUNCTION json_schema.allow_properties(schema jsonb, properties jsonb)
RETURNS jsonb
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
    SELECT CASE WHEN properties = '{}' THEN schema ELSE (
        SELECT schema || jsonb_build_object('properties',
                   schema -> 'properties' || jsonb_object_agg(name, true))
          FROM jsonb_object_keys(properties) AS name) END
$$;

COMMENT ON FUNCTION json_schema.allow_properties(jsonb, jsonb) IS
'Returns a schema that asks nothing of these of its properties.';

CREATE FUNCTION json_schema.emit_recursion(properties jsonb, context jsonb)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
#variable_conflict use_column
BEGIN
    RETURN (
        SELECT string_agg(
                   format(E'    IF instance ? %L THEN\n'
                          '        IF NOT (%s) THEN\n'
                          '            RETURN false;\n'
                          '        END IF;\n'
                          '    END IF;\n', name,
                          json_schema.emit_property(
                              property, name, 'instance', true, false, false,
                              context || jsonb_build_object('margin', E'\n            '))),
                   '' ORDER BY name COLLATE "C")
          FROM jsonb_each(emit_recursion.properties) AS _ (name, property)
    );
END
$$;

COMMENT ON FUNCTION json_schema.emit_recursion(jsonb, jsonb) IS
'Returns the PL/pgSQL that checks properties where they are there; NULL: there are none.';

COMMIT;
