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
'Returns whether it takes a loop over the items of an array to check items or additionalItems.';

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
'Returns whether it takes a loop over the items of an array to check contains.';

CREATE FUNCTION json_schema.emit_each(items text, test text, first integer DEFAULT 0)
RETURNS text
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
    SELECT concat_ws(E'\n',
        format('    FOR _i IN %s .. jsonb_array_length(%s) - 1 LOOP', first, items),
        CASE WHEN NOT once THEN format('        _item := %s -> _i;', items) END,
        format('        IF NOT (%s) THEN',
               CASE WHEN once THEN replace(test, '(_item', format('(%s -> _i', items))
                    ELSE test END),
        '            RETURN false;',
        '        END IF;',
        '    END LOOP;',
        '')
      -- One look-up needs no variable.
      FROM (SELECT test ~ E'^[^'']*\\(_item[,)][^'']*$' AND test !~ '_item.*_item') AS _ (once)
$$;

COMMENT ON FUNCTION json_schema.emit_each(text, text, integer) IS
'Returns the PL/pgSQL of the loop that tests each _item of a JSON array from the first on.';

CREATE FUNCTION json_schema.emit_item_loop(schema jsonb, context jsonb)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    _is_list boolean := jsonb_typeof(schema -> 'items') = 'array';
BEGIN
    RETURN json_schema.emit_each(
        'instance',
        json_schema.emit(
            schema -> CASE WHEN _is_list THEN 'additionalItems' ELSE 'items' END, '_item',
            context || jsonb_build_object('margin', E'\n            ', 'text', '_item #>> ''{}''')),
        CASE WHEN _is_list THEN jsonb_array_length(schema -> 'items') ELSE 0 END);
END
$$;

COMMENT ON FUNCTION json_schema.emit_item_loop(jsonb, jsonb) IS
'Returns the PL/pgSQL of the loop that checks an array against items or additionalItems.';

CREATE FUNCTION json_schema.emit_search(schema jsonb, context jsonb)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    _context jsonb := context || jsonb_build_object('margin', E'\n            ',
                                                    'text', '_item #>> ''{}''');
BEGIN
    RETURN concat_ws(E'\n',
        '    _found := false;',
        '    FOR _i IN 0 .. jsonb_array_length(instance) - 1 LOOP',
        '        _item := instance -> _i;',
        format('        _found := %s;',
               json_schema.emit(schema -> 'contains', '_item', _context)),
        '        EXIT WHEN _found;',
        '    END LOOP;',
        '    IF NOT _found THEN',
        '        RETURN false;',
        '    END IF;',
        '');
END
$$;

COMMENT ON FUNCTION json_schema.emit_search(jsonb, jsonb) IS
'Returns the PL/pgSQL of the loop that looks for an item that satisfies contains.';

COMMIT;
