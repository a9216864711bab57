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
'SQL text of what the keyword required asks of an object, where emit_properties() does not.';

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
'SQL text of what the keyword properties asks of an object; NULL: nothing.';

COMMIT;
