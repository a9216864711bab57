-- Deploy json_schema:keyword/array/emit_item_loop to pg

BEGIN;

CREATE FUNCTION json_schema.needs_item_loop(schema jsonb)
RETURNS boolean
LANGUAGE sql
STABLE
PARALLEL SAFE
STRICT
AS $$
    SELECT CASE jsonb_typeof(schema -> 'items')
        WHEN 'array' THEN schema ? 'additionalItems'
            AND jsonb_typeof(schema -> 'additionalItems') <> 'boolean'
        ELSE schema ? 'items' AND json_schema.emit_items(schema -> 'items', '', false) IS NULL
    END
$$;

COMMENT ON FUNCTION json_schema.needs_item_loop(jsonb) IS
'Does it take a loop over the items of an array to check items or additionalItems?';

CREATE FUNCTION json_schema.needs_search(schema jsonb)
RETURNS boolean
LANGUAGE sql
STABLE
PARALLEL SAFE
STRICT
AS $$
    SELECT schema ? 'contains' AND json_schema.emit_items(schema -> 'contains', '', true) IS NULL
$$;

COMMENT ON FUNCTION json_schema.needs_search(jsonb) IS
'Does it take a loop over the items of an array to check contains?';

-- '[]' || array is the array itself, uncompressed: a stored one would be unpacked for each item.
CREATE FUNCTION json_schema.emit_item_loop(schema jsonb, context jsonb)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    _tuple   boolean := jsonb_typeof(schema -> 'items') = 'array';
    _context jsonb := context || jsonb_build_object('margin', E'\n                ',
                                                    'text', '_item #>> ''{}''');
BEGIN
    RETURN concat_ws(E'\n',
        '    IF jsonb_typeof(instance) = ''array'' THEN',
        '        _items := ''[]'' || instance;',
        format('        FOR _i IN %s .. jsonb_array_length(_items) - 1 LOOP',
               CASE WHEN _tuple THEN jsonb_array_length(schema -> 'items') ELSE 0 END),
        '            _item := _items -> _i;',
        format('            IF NOT (%s) THEN',
               json_schema.emit(schema -> CASE WHEN _tuple THEN 'additionalItems' ELSE 'items' END,
                                '_item', _context)),
        '                RETURN false;',
        '            END IF;',
        '        END LOOP;',
        '    END IF;',
        '');
END
$$;

COMMENT ON FUNCTION json_schema.emit_item_loop(jsonb, jsonb) IS
'PL/pgSQL text of the loop that checks the items of an array against items or additionalItems.';

CREATE FUNCTION json_schema.emit_search(schema jsonb, context jsonb)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    _context jsonb := context || jsonb_build_object('margin', E'\n                ',
                                                    'text', '_item #>> ''{}''');
BEGIN
    RETURN concat_ws(E'\n',
        '    IF jsonb_typeof(instance) = ''array'' THEN',
        '        _items := ''[]'' || instance;',
        '        _found := false;',
        '        FOR _i IN 0 .. jsonb_array_length(_items) - 1 LOOP',
        '            _item := _items -> _i;',
        format('            _found := %s;',
               json_schema.emit(schema -> 'contains', '_item', _context)),
        '            EXIT WHEN _found;',
        '        END LOOP;',
        '        IF NOT _found THEN',
        '            RETURN false;',
        '        END IF;',
        '    END IF;',
        '');
END
$$;

COMMENT ON FUNCTION json_schema.emit_search(jsonb, jsonb) IS
'PL/pgSQL text of the loop that looks for an item that obeys contains.';

COMMIT;
