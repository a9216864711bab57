-- Deploy json_schema:keyword/object/emit_member_loop to pg

BEGIN;

CREATE FUNCTION json_schema.needs_member_loop(schema jsonb)
RETURNS boolean
LANGUAGE sql
STABLE
PARALLEL SAFE
STRICT
AS $$
    SELECT schema ? 'patternProperties'
        OR schema ? 'propertyNames' AND jsonb_typeof(schema -> 'propertyNames') <> 'boolean'
        OR schema ? 'additionalProperties'
            AND NOT json_schema.allows_all(schema -> 'additionalProperties')
            AND json_schema.emit_additional(schema, '') IS NULL
$$;

COMMENT ON FUNCTION json_schema.needs_member_loop(jsonb) IS
'Does it take a loop over the members of an object to check the schema?';

-- What one member must be: its name, its value under each pattern that the name matches, and the
-- rest under additionalProperties.
CREATE FUNCTION json_schema.emit_member(schema jsonb, context jsonb)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    _margin     text := context ->> 'margin';
    _context    jsonb := context || '{"text": "_item #>> ''{}''"}';
    _names      text[] := ARRAY(SELECT jsonb_object_keys(schema -> 'properties'));
    _tests      text[] := '{}';
    _matches    text[] := '{}';
    _pattern    record;
BEGIN
    IF schema ? 'propertyNames' THEN
        _tests := ARRAY[json_schema.emit(schema -> 'propertyNames', 'to_jsonb(_key)',
                                         context || '{"text": "_key"}')];
    END IF;
    FOR _pattern IN
        SELECT json_schema.emit_pattern(_.key, '_key') AS match, _.value AS schema
          FROM jsonb_each(schema -> 'patternProperties') AS _
    LOOP
        _matches := _matches || _pattern.match;
        IF NOT json_schema.allows_all(_pattern.schema) THEN
            _tests := _tests || format('CASE WHEN %s THEN %s ELSE true END', _pattern.match,
                                       json_schema.emit(_pattern.schema, '_item', _context));
        END IF;
    END LOOP;
    IF NOT json_schema.allows_all(schema -> 'additionalProperties') THEN
        IF _names <> '{}' THEN
            _matches := format('_key = ANY (%L::text[])', _names) || _matches;
        END IF;
        _tests := _tests || CASE WHEN _matches = '{}'
            THEN json_schema.emit(schema -> 'additionalProperties', '_item', _context)
            ELSE format('CASE WHEN %s THEN true ELSE %s END', array_to_string(_matches, ' OR '),
                        json_schema.emit(schema -> 'additionalProperties', '_item', _context)) END;
    END IF;
    RETURN coalesce(nullif(array_to_string(_tests, _margin || 'AND '), ''), 'true');
END
$$;

COMMENT ON FUNCTION json_schema.emit_member(jsonb, jsonb) IS
'SQL text of what a schema asks of one member of an object, _key with the value _item.';

CREATE FUNCTION json_schema.emit_member_loop(schema jsonb, context jsonb)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
BEGIN
    RETURN concat_ws(E'\n',
        '    IF jsonb_typeof(instance) = ''object'' THEN',
        '        _items := ''{}'' || instance;',
        '        FOREACH _key IN ARRAY ARRAY(SELECT jsonb_object_keys(instance)) LOOP',
        '            _item := _items -> _key;',
        format('            IF NOT (%s) THEN', json_schema.emit_member(
            schema, context || jsonb_build_object('margin', E'\n                '))),
        '                RETURN false;',
        '            END IF;',
        '        END LOOP;',
        '    END IF;',
        '');
END
$$;

COMMENT ON FUNCTION json_schema.emit_member_loop(jsonb, jsonb) IS
'PL/pgSQL text of the loop that checks the members of an object.';

COMMIT;
