-- Deploy json_schema:keyword/object/emit_property to pg

BEGIN;

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
'Returns the SQL of the test whether an object has a property with the only scalar that a schema
allows; NULL: it allows others.';

-- Many properties of one kind, in an object that has no others: their values are looked at
-- together.
CREATE FUNCTION json_schema.emit_alike(schema jsonb, value text, OUT names text[], OUT test text)
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
#variable_conflict use_column
DECLARE
    _fewest CONSTANT integer := 12;
    _alike  jsonb;
    _others text[];
BEGIN
    IF schema -> 'additionalProperties' IS DISTINCT FROM 'false'
       OR schema ? 'patternProperties' THEN
        RETURN;
    END IF;
    SELECT array_agg(name ORDER BY name COLLATE "C"), property
      INTO names, _alike
      FROM jsonb_each(schema -> 'properties') AS _ (name, property)
     WHERE NOT coalesce(schema -> 'required' ? name, false)
       AND jsonb_typeof(property -> 'type') = 'string'
     GROUP BY property
    HAVING count(*) >= _fewest
     ORDER BY count(*) DESC, property
     LIMIT 1;
    _others := ARRAY(SELECT jsonb_object_keys((schema -> 'properties') - names));
    test := json_schema.emit_all(_alike, format('(%s - %L::text[])', value, _others), '$.*');
    IF test IS NULL OR cardinality(_others) > 2 * cardinality(names) THEN
        names := NULL;
        test := NULL;
    END IF;
END
$$;

COMMENT ON FUNCTION json_schema.emit_alike(jsonb, text) IS
'Returns the names of optional properties of a closed object that all have the same simple schema,
and the SQL of what that asks of them; NULL where there are too few.';

CREATE FUNCTION json_schema.emit_property(
    property jsonb, name text, value text, present boolean, optional boolean, many boolean,
    context jsonb
)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    _context jsonb := context - 'type' - 'present' || jsonb_build_object(
        'text', format('%s ->> %L', value, name));
    _value   text := format('%s -> %L', value, name);
    _test    text;
BEGIN
    IF present OR NOT optional THEN
        _test := json_schema.emit_constant(property, value, name);
    END IF;
    IF _test IS NULL AND (present OR optional)
       AND property = jsonb_build_object('not', property -> 'not') THEN
        _test := 'NOT ' || json_schema.emit_constant(property -> 'not', value, name);
    END IF;
    IF _test IS NULL AND optional AND NOT present AND many
       AND NOT property ? '$call' AND property - 'type' <> '{}' THEN
        -- Most are absent: the least for those.
        _test := format('(NOT %s ? %L OR %s)', value, name, json_schema.emit(
            property, _value, json_schema.indent(_context) - 'absent'));
    END IF;
    RETURN coalesce(_test, json_schema.emit(
        property, _value,
        CASE WHEN present THEN _context - 'absent'
             ELSE _context || jsonb_build_object('absent', optional) END));
END
$$;

COMMENT ON FUNCTION json_schema.emit_property(
    jsonb, text, text, boolean, boolean, boolean, jsonb) IS
'Returns the SQL of what a schema asks of the property of this name. many: it is one of many.';

COMMIT;
