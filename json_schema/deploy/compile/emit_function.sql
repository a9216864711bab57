-- Deploy json_schema:compile/emit_function to pg

BEGIN;

-- Loops over a value of this type; where the schema allows others too, only then.
CREATE FUNCTION json_schema.emit_guarded(schema jsonb, type text, loops text)
RETURNS text
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
    SELECT CASE
        WHEN loops = '' OR schema -> 'type' = to_jsonb(type) THEN loops
        ELSE concat(format(E'    IF jsonb_typeof(instance) = %L THEN\n', type),
                    regexp_replace(loops, '^(?=.)', '    ', 'gn'),
                    E'    END IF;\n')
    END
$$;

COMMENT ON FUNCTION json_schema.emit_guarded(jsonb, text, text) IS
'Returns the PL/pgSQL of loops that are meant for values of this type only.';

CREATE FUNCTION json_schema.emit_loops(fragment jsonb, recursive jsonb, context jsonb)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
BEGIN
    IF jsonb_typeof(fragment) <> 'object' THEN
        RETURN '';
    END IF;
    RETURN concat(
        json_schema.emit_guarded(fragment, 'array', concat(
            CASE WHEN json_schema.needs_item_loop(fragment)
                 THEN json_schema.emit_item_loop(fragment, context) END,
            CASE WHEN json_schema.needs_search(fragment)
                 THEN json_schema.emit_search(fragment, context) END)),
        json_schema.emit_guarded(fragment, 'object', concat(
            CASE WHEN json_schema.needs_member_loop(fragment)
                 THEN json_schema.emit_member_loop(fragment, context) END,
            json_schema.emit_recursion(recursive, context))));
END
$$;

COMMENT ON FUNCTION json_schema.emit_loops(jsonb, jsonb, jsonb) IS
'Returns the PL/pgSQL of the loops that a schema needs over the items or members of its value, and
of the statements for its recursive properties.';

CREATE FUNCTION json_schema.emit_body(test text, loops text, is_helper boolean, context jsonb)
RETURNS text
LANGUAGE sql
STABLE
PARALLEL SAFE
AS $$
    SELECT concat(
        CASE WHEN loops <> '' THEN (
            SELECT E'DECLARE\n' || string_agg(format(E'    %s;\n', variable), '' ORDER BY n)
              FROM unnest('{_items jsonb,_item jsonb,_names jsonb,_key text,
                            _found boolean}'::text[]) WITH ORDINALITY AS _ (variable, n)
             WHERE loops ~ format(E'\\m%s\\M', split_part(variable, ' ', 1))) END,
        E'BEGIN\n',
        CASE WHEN context ? 'depth' THEN
            E'    IF depth > 300 THEN\n'
            '        PERFORM json_schema.refuse_depth(depth);\n'
            '    END IF;\n' END,
        -- What is stored compressed or out of line would be fetched for each look-up.
        CASE WHEN NOT is_helper AND (loops <> '' OR test ~ E'(instance.*){6}|__\\d+"?\\(instance')
             THEN E'    IF pg_column_compression(instance) IS NOT NULL '
                  'OR pg_column_size(instance) > 1000 THEN\n'
                  '        instance := instance #> ''{}'';\n'
                  '    END IF;\n' END,
        CASE WHEN loops = '' THEN format(E'    RETURN %s;\n', test)
             ELSE concat(
                 CASE WHEN test <> 'true' THEN format(
                     E'    IF NOT (%s) THEN\n        RETURN false;\n    END IF;\n', test) END,
                 loops, E'    RETURN true;\n') END,
        E'END\n')
$$;

COMMENT ON FUNCTION json_schema.emit_body(text, text, boolean, jsonb) IS
'Returns the PL/pgSQL of a function that checks its argument instance by a test and by loops.';

-- An SQL function can be inlined, which saves the call; but then each statement plans it anew, and
-- that of one row takes longer for it than for the call. A short one is planned as fast as called.
CREATE FUNCTION json_schema.emit_function(
    name text, fragment jsonb, is_helper boolean, title text, context jsonb
)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    _most_inline CONSTANT integer := 100;
    _comment     CONSTANT text := format(
        E'\n-- %s\n', regexp_replace(title, '[[:cntrl:]]+', ' ', 'g'));
    _context jsonb := context || jsonb_build_object(
        'text', 'instance #>> ''{}''', 'margin', E'\n        ');
    _recursive jsonb := CASE WHEN context ? 'depth' THEN json_schema.recursive_properties(fragment)
                             ELSE '{}' END;
    _fragment  jsonb := json_schema.allow_properties(fragment, _recursive);
    _loops     text := json_schema.emit_loops(_fragment, _recursive, context);
    _test      text;
BEGIN
    IF NOT is_helper AND _loops = '' AND length(fragment::text) < 2 * _most_inline THEN
        -- Not STRICT: a STRICT function is not inlined where its argument may be NULL.
        _test := json_schema.emit(fragment, 'instance', _context || '{"absent": null}');
        IF length(_test) <= _most_inline THEN
            RETURN format(E'CREATE OR REPLACE FUNCTION %s(instance jsonb) RETURNS boolean '
                          'LANGUAGE sql IMMUTABLE PARALLEL SAFE AS %L;\n',
                          name, concat(_comment, '    SELECT ', _test, E'\n'));
        END IF;
    END IF;
    _test := json_schema.emit(_fragment, 'instance', _context);
    RETURN format(E'CREATE OR REPLACE FUNCTION %s(instance jsonb%s) RETURNS boolean '
                  'LANGUAGE plpgsql STRICT IMMUTABLE PARALLEL SAFE AS %L;\n',
                  name, CASE WHEN context ? 'depth' THEN ', depth integer' END,
                  _comment || json_schema.emit_body(_test, _loops, is_helper, context));
END
$$;

COMMENT ON FUNCTION json_schema.emit_function(text, jsonb, boolean, text, jsonb) IS
'Returns the command that creates the function of this name, an SQL function where that is better.';

-- With an argument, so that no planner works it out ahead.
CREATE FUNCTION json_schema.refuse_depth(depth integer)
RETURNS void
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
BEGIN
    RAISE EXCEPTION USING
        ERRCODE = 'MR105',
        MESSAGE = 'the document is nested too deeply to be checked',
        DETAIL = format('A schema that refers to itself was followed %s calls deep.', depth),
        HINT = 'Refuse such documents, or make them flatter.';
END
$$;

COMMENT ON FUNCTION json_schema.refuse_depth(integer) IS
'Raises MR105 from a compiled check, before the server''s stack runs out.';

COMMIT;
