-- Deploy json_schema:compile/emit_function to pg

BEGIN;

CREATE FUNCTION json_schema.emit_body(fragment jsonb, context jsonb)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    _loops text := '';
    _test  text := json_schema.emit(fragment, 'instance', context || jsonb_build_object(
        'text', 'instance #>> ''{}''', 'margin', E'\n        '));
    _guard text := '';
BEGIN
    IF jsonb_typeof(fragment) = 'object' THEN
        _loops := concat(
            CASE WHEN json_schema.needs_item_loop(fragment)
                 THEN json_schema.emit_item_loop(fragment, context) END,
            CASE WHEN json_schema.needs_search(fragment)
                 THEN json_schema.emit_search(fragment, context) END,
            CASE WHEN json_schema.needs_member_loop(fragment)
                 THEN json_schema.emit_member_loop(fragment, context) END
        );
    END IF;
    IF context ->> 'depth' = 'depth + 1' THEN
        _guard := E'    IF depth > 300 THEN\n'
               || E'        PERFORM json_schema.refuse_depth(depth);\n'
               || E'    END IF;\n';
    END IF;
    IF _loops = '' THEN
        RETURN concat(E'BEGIN\n', _guard, '    RETURN ', _test, E';\nEND\n');
    END IF;
    RETURN concat(E'DECLARE\n    _items jsonb;\n    _item  jsonb;\n',
                  CASE WHEN json_schema.needs_member_loop(fragment) THEN E'    _key   text;\n' END,
                  CASE WHEN json_schema.needs_search(fragment) THEN E'    _found boolean;\n' END,
                  E'BEGIN\n', _guard,
                  CASE WHEN _test <> 'true' THEN concat(
                      '    IF NOT (', _test, E') THEN\n        RETURN false;\n    END IF;\n') END,
                  _loops, E'    RETURN true;\nEND\n');
END
$$;

COMMENT ON FUNCTION json_schema.emit_body(jsonb, jsonb) IS
'PL/pgSQL text of a function that checks its argument instance against an expanded schema.';

CREATE FUNCTION json_schema.emit_function(
    name text, fragment jsonb, is_helper boolean, title text, context jsonb
)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    _plpgsql boolean := is_helper
        OR jsonb_typeof(fragment) = 'object'
           AND (json_schema.needs_item_loop(fragment) OR json_schema.needs_member_loop(fragment)
                OR json_schema.needs_search(fragment));
    _comment text := format(E'\n-- %s\n', regexp_replace(title, '[[:cntrl:]]+', ' ', 'g'));
BEGIN
    RETURN concat(
        format('CREATE OR REPLACE FUNCTION %s(instance jsonb%s)', name,
               CASE WHEN is_helper AND context ? 'depth' THEN ', depth integer' END),
        ' RETURNS boolean LANGUAGE ', CASE WHEN _plpgsql THEN 'plpgsql STRICT' ELSE 'sql' END,
        ' IMMUTABLE PARALLEL SAFE AS ',
        format('%L', _comment || CASE
            WHEN _plpgsql THEN json_schema.emit_body(fragment, context || CASE
                WHEN is_helper AND context ? 'depth'
                THEN '{"depth": "depth + 1"}'::jsonb ELSE '{}' END)
            -- Not STRICT, so that the planner can put the expression in place of the call.
            ELSE format(E'    SELECT %s\n', json_schema.emit(
                fragment, 'instance', context || jsonb_build_object(
                    'text', 'instance #>> ''{}''', 'margin', E'\n    ', 'absent', NULL))) END),
        E';\n');
END
$$;

COMMENT ON FUNCTION json_schema.emit_function(text, jsonb, boolean, text, jsonb) IS
'The command that creates the function of this name, an SQL function where it can be one.';

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
