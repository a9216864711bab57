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

-- Containment compares a member of an object without taking it out, which costs more than the rest.
-- It says no to an absent one.
CREATE FUNCTION json_schema.emit_constant(schema jsonb, value text, name text)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _options jsonb := CASE schema WHEN '{"type": "null"}' THEN '[null]'
                                  ELSE json_schema.scalar_options(schema) END;
BEGIN
    RETURN CASE WHEN jsonb_array_length(_options) = 1
                THEN format('%s @> %L', value, jsonb_build_object(name, _options -> 0)) END;
END
$$;

COMMENT ON FUNCTION json_schema.emit_constant(jsonb, text, text) IS
'SQL text of the test whether an object has a property with the only scalar that a schema allows;
NULL: it allows others.';

-- A required property whose schema says anything is looked up once: its test minds absence.
CREATE FUNCTION json_schema.emit_properties(schema jsonb, value text, context jsonb)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
#variable_conflict use_column
BEGIN
    RETURN (
        SELECT string_agg(
                   coalesce(
                       CASE WHEN _.present OR NOT _.optional
                            THEN json_schema.emit_constant(
                                property.schema, value, property.name) END,
                       CASE WHEN (_.present OR _.optional) AND property.schema @> '{"not": {}}'
                                 AND (property.schema #- '{not}') = '{}'
                            THEN 'NOT ' || json_schema.emit_constant(
                                property.schema -> 'not', value, property.name) END,
                       json_schema.emit(
                           property.schema,
                           format('%s -> %L', value, property.name),
                           context - 'type' - 'present' || jsonb_build_object(
                               'text', format('%s ->> %L', value, property.name)
                           ) || CASE WHEN _.present THEN '{}'
                                     ELSE jsonb_build_object('absent', _.optional) END
                       )
                   ),
                   context ->> 'margin' || 'AND ' ORDER BY _.optional, property.n
               )
          FROM jsonb_each(emit_properties.schema -> 'properties')
               WITH ORDINALITY AS property (name, schema, n),
               LATERAL (SELECT emit_properties.schema -> 'required' ? property.name IS NOT TRUE,
                               context -> 'present' ? property.name IS TRUE)
               AS _ (optional, present)
         WHERE NOT json_schema.allows_all(property.schema)
    );
END
$$;

COMMENT ON FUNCTION json_schema.emit_properties(jsonb, text, jsonb) IS
'SQL text of what the keyword properties asks of an object; NULL: nothing.';

COMMIT;
