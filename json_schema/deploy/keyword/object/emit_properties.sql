-- Deploy json_schema:keyword/object/emit_properties to pg

BEGIN;

-- A property that is looked up anyway says itself that it is there.
CREATE FUNCTION json_schema.emit_required(schema jsonb, value text, context jsonb)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
#variable_conflict use_column
BEGIN
    RETURN (
        SELECT CASE count(*)
            WHEN 0 THEN NULL
            WHEN 1 THEN format('%s ? %L', value, min(key))
            ELSE format('%s ?& %L::text[]', value, array_agg(key ORDER BY n))
        END
          FROM jsonb_array_elements_text(emit_required.schema -> 'required')
               WITH ORDINALITY AS _ (key, n)
         WHERE NOT coalesce(context -> 'present' ? key, false)
           AND coalesce(json_schema.allows_all(emit_required.schema -> 'properties' -> key), true)
    );
END
$$;

COMMENT ON FUNCTION json_schema.emit_required(jsonb, text, jsonb) IS
'Returns the SQL of what the keyword required asks of an object, where emit_properties() does not.';

-- Where a closed object has nothing but strings, one look at all of them saves the type of each.
CREATE FUNCTION json_schema.has_only_strings(schema jsonb)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
    SELECT NOT schema ? 'patternProperties'
       AND coalesce(schema -> 'additionalProperties' = 'false', false)
       AND (SELECT count(*) > 1
               AND bool_and(CASE WHEN property ? '$call' THEN false
                                 WHEN property ? 'enum' AND NOT property ? 'type'
                                 THEN NOT property @? 'strict $.enum[*] ? (@.type() != "string")'
                                 ELSE coalesce(property -> 'type' = '"string"', false) END)
              FROM jsonb_each(schema -> 'properties') AS _ (name, property))
$$;

COMMENT ON FUNCTION json_schema.has_only_strings(jsonb) IS
'Returns whether all that an object may have is a string: it is closed, all its properties are.';

CREATE FUNCTION json_schema.emit_strings(schema jsonb, value text, context jsonb)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
#variable_conflict use_column
DECLARE
    _required text := json_schema.emit_required(
        emit_strings.schema - 'properties', value, context);
BEGIN
    RETURN (
        SELECT concat_ws(
                   context ->> 'margin' || 'AND ', _required,
                   json_schema.emit_all('{"type": "string"}', value, '$.*'),
                   string_agg(
                       CASE WHEN emit_strings.schema -> 'required' ? name IS TRUE THEN _.test
                            ELSE format('coalesce(%s, true)', _.test) END,
                       context ->> 'margin' || 'AND ' ORDER BY n)
                   FILTER (WHERE _.test <> 'true'))
          FROM jsonb_each(emit_strings.schema -> 'properties')
               WITH ORDINALITY AS property (name, schema, n),
               LATERAL json_schema.emit(
                   property.schema, format('%s -> %L', value, name),
                   context - 'absent' - 'present' || jsonb_build_object(
                       'type', 'string', 'text', format('%s ->> %L', value, name)))
               AS _ (test)
    );
END
$$;

COMMENT ON FUNCTION json_schema.emit_strings(jsonb, text, jsonb) IS
'Returns the SQL of what properties and required ask of an object that has_only_strings().';

-- A required property whose schema says anything is looked up once: its test minds absence.
CREATE FUNCTION json_schema.emit_properties(schema jsonb, value text, context jsonb)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
#variable_conflict use_column
DECLARE
    _alike record := json_schema.emit_alike(schema, value);
    _many  boolean := 8 < (SELECT count(*) FROM jsonb_object_keys(schema -> 'properties'));
BEGIN
    IF json_schema.has_only_strings(emit_properties.schema) THEN
        RETURN json_schema.emit_strings(emit_properties.schema, value, context);
    END IF;
    RETURN nullif(concat_ws(
        context ->> 'margin' || 'AND ',
        (
            SELECT string_agg(
                       json_schema.emit_property(
                           property.schema, property.name, value, _.present, _.optional, _many,
                           context),
                       context ->> 'margin' || 'AND ' ORDER BY _.optional, property.n)
              FROM jsonb_each(emit_properties.schema -> 'properties')
                   WITH ORDINALITY AS property (name, schema, n),
                   LATERAL (SELECT emit_properties.schema -> 'required' ? property.name IS NOT TRUE,
                                   context -> 'present' ? property.name IS TRUE)
                   AS _ (optional, present)
             WHERE property.schema NOT IN ('true', '{}')
               AND property.name = ANY (_alike.names) IS NOT TRUE
        ),
        _alike.test), '');
END
$$;

COMMENT ON FUNCTION json_schema.emit_properties(jsonb, text, jsonb) IS
'Returns the SQL of what the keyword properties asks of an object; NULL: nothing.';

COMMIT;
