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
'Returns whether it takes a loop over the members of an object to check the schema.';

-- What one member must be: its name, its value under each pattern that the name matches, and the
-- rest under additionalProperties.
CREATE FUNCTION json_schema.emit_member(schema jsonb, context jsonb)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    _margin  text := context ->> 'margin';
    _context jsonb := context || '{"text": "_item #>> ''{}''"}';
    _names   text[] := ARRAY(SELECT jsonb_object_keys(schema -> 'properties'));
    _tests   text[] := '{}';
    _known   text[] := '{}';
    _match   text;
    _test    text;
    _rest    text := 'true';
    _pattern record;
BEGIN
    IF schema ? 'propertyNames' THEN
        _tests := array_append(_tests, json_schema.emit(
            schema -> 'propertyNames', 'to_jsonb(_key)',
            context || '{"text": "_key", "type": "string"}'));
    END IF;
    IF schema ? 'additionalProperties' THEN
        _rest := json_schema.emit(schema -> 'additionalProperties', '_item', _context);
    END IF;
    FOR _pattern IN
        SELECT json_schema.emit_pattern(key, '_key') AS match,
               json_schema.emit(value, '_item', _context) AS test
          FROM jsonb_each(schema -> 'patternProperties')
    LOOP
        _match := _pattern.match;
        _test := _pattern.test;
        _known := array_append(_known, _match);
        IF _test <> 'true' THEN
            _tests := array_append(
                _tests, format('CASE WHEN %s THEN %s ELSE true END', _match, _test));
        END IF;
    END LOOP;
    IF _rest <> 'true' AND cardinality(_known) = 1 AND _names = '{}' THEN
        -- One pattern is matched once.
        _tests := _tests[:cardinality(_tests) - (_test <> 'true')::integer]
            || CASE WHEN _test = 'true' AND _rest = 'false' THEN _match
                    ELSE format('CASE WHEN %s THEN %s ELSE %s END', _match, _test, _rest) END;
    ELSIF _rest <> 'true' THEN
        IF _names <> '{}' THEN
            _known := format('_key = ANY (%L::text[])', _names) || _known;
        END IF;
        _tests := array_append(_tests, CASE WHEN _known = '{}' THEN _rest
            ELSE format('CASE WHEN %s THEN true ELSE %s END', array_to_string(_known, ' OR '),
                        _rest) END);
    END IF;
    RETURN coalesce(nullif(array_to_string(_tests, _margin || 'AND '), ''), 'true');
END
$$;

COMMENT ON FUNCTION json_schema.emit_member(jsonb, jsonb) IS
'Returns the SQL of the test whether a member of an object, _key and _item, satisfies propertyNames,
patternProperties and additionalProperties.';

-- Names cost a query of their own; where they do not matter, the values come as an array. What
-- patterns ask of declared properties is merged into those (merge_patterns()).
CREATE FUNCTION json_schema.emit_member_loop(schema jsonb, context jsonb)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    _names  boolean := schema ? 'propertyNames';
    _others text := 'instance' || coalesce((
        SELECT format(' - %L::text[]', array_agg(name))
          FROM jsonb_object_keys(schema -> 'properties') AS name
         WHERE NOT _names
        HAVING count(*) > 0), '');
    _object text := CASE _others WHEN 'instance' THEN _others ELSE '_items' END;
    _fault  text := CASE WHEN NOT _names THEN json_schema.emit_common_fault(schema) END;
    _test   text := json_schema.emit_member(
        CASE WHEN _names THEN schema ELSE schema - 'properties' END,
        context || jsonb_build_object('margin', E'\n                '));
BEGIN
    IF NOT _names AND NOT schema ? 'patternProperties' THEN
        RETURN concat(
            format(E'    _items := jsonb_path_query_array(%s, ''strict $.*'');\n', _others),
            json_schema.emit_each('_items', _test));
    END IF;
    RETURN concat_ws(E'\n',
        CASE WHEN _object = '_items' THEN format('    _items := %s;', _others) END,
        format('    IF %s %s THEN', _object, coalesce(
            '@? ' || quote_literal('strict $.* ? (' || _fault || ')'), '<> ''{}''')),
        -- Of a small object, a jsonpath has the names before a query has begun.
        format('        IF pg_column_size(%s) < 500 THEN', _object),
        format('            _names := jsonb_path_query_array(%s, ''strict $.keyvalue().key'');',
               _object),
        '        ELSE',
        format('            _names := to_jsonb(ARRAY(SELECT jsonb_object_keys(%s)));', _object),
        '        END IF;',
        '        FOR _i IN 0 .. jsonb_array_length(_names) - 1 LOOP',
        '            _key := _names ->> _i;',
        CASE WHEN _test ~ E'\\m_item\\M'
             THEN format('            _item := %s -> _key;', _object) END,
        format('            IF NOT (%s) THEN', _test),
        '                RETURN false;',
        '            END IF;',
        '        END LOOP;',
        '    END IF;',
        '');
END
$$;

COMMENT ON FUNCTION json_schema.emit_member_loop(jsonb, jsonb) IS
'Returns the PL/pgSQL of the loop that checks the members of an object.';

COMMIT;
