-- Deploy json_schema:keyword/object/emit_object to pg

BEGIN;

CREATE FUNCTION json_schema.emit_dependencies(dependencies jsonb, value text, context jsonb)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
#variable_conflict use_column
BEGIN
    RETURN (
        SELECT string_agg(
                   format('(NOT %s ? %L OR %s)', value, name, CASE jsonb_typeof(argument)
                       WHEN 'array' THEN coalesce(
                           json_schema.emit_required(
                               jsonb_build_object('required', argument), value, context), 'true')
                       ELSE json_schema.emit(argument, value, json_schema.indent(context))
                   END),
                   context ->> 'margin' || 'AND ' ORDER BY name COLLATE "C"
               )
          FROM jsonb_each(emit_dependencies.dependencies) AS _ (name, argument)
    );
END
$$;

COMMENT ON FUNCTION json_schema.emit_dependencies(jsonb, text, jsonb) IS
'Returns the SQL of what the keyword dependencies asks of an object; NULL: nothing.';

CREATE FUNCTION json_schema.emit_object(schema jsonb, value text, context jsonb)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    _schema jsonb := CASE WHEN emit_object.schema ?& '{properties,patternProperties}'
                          THEN json_schema.merge_patterns(emit_object.schema)
                          ELSE emit_object.schema END;
    _others text := CASE WHEN _schema ? 'additionalProperties'
                         THEN json_schema.emit_additional(_schema, value) END;
BEGIN
    RETURN nullif(concat_ws(
        context ->> 'margin' || 'AND ',
        CASE WHEN _schema ? 'required' THEN json_schema.emit_required(
            _schema, value, context) END,
        -- A wrong branch of a choice mostly fails by a name that it does not know.
        CASE WHEN _schema -> 'additionalProperties' = 'false' THEN _others END,
        CASE WHEN _schema ? 'properties' THEN json_schema.emit_properties(
            _schema, value, context) END,
        CASE WHEN _schema -> 'additionalProperties' <> 'false' THEN _others END,
        CASE WHEN _schema ? 'dependencies' THEN json_schema.emit_dependencies(
            _schema -> 'dependencies', value, context) END,
        CASE WHEN _schema ? 'maxProperties' THEN json_schema.emit_size(
            value, '<=', _schema -> 'maxProperties') END,
        CASE WHEN _schema ? 'minProperties' THEN json_schema.emit_size(
            value, '>=', _schema -> 'minProperties') END,
        CASE WHEN _schema -> 'propertyNames' = 'false' THEN format(
            '%s = %L', value, '{}') END), '');
END
$$;

COMMENT ON FUNCTION json_schema.emit_object(jsonb, text, jsonb) IS
'Returns the SQL of what a schema asks of an object, loops apart; NULL: nothing.';

COMMIT;
