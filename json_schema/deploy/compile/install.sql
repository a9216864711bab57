-- Deploy json_schema:compile/install to pg

BEGIN;

CREATE FUNCTION json_schema.free_names(base text, target_schema text, count integer)
RETURNS SETOF text
LANGUAGE sql
STABLE
STRICT
AS $$
    SELECT candidate.name
      FROM generate_series(1, free_names.count + (
                SELECT count(*)::integer FROM pg_proc
                 WHERE pronamespace = to_regnamespace(quote_ident(free_names.target_schema))
                   AND starts_with(proname, free_names.base || '__')
           )) AS number,
           LATERAL (SELECT free_names.base || '__' || number) AS candidate (name)
     WHERE NOT EXISTS (
                SELECT FROM pg_proc
                 WHERE pronamespace = to_regnamespace(quote_ident(free_names.target_schema))
                   AND proname = candidate.name
           )
     ORDER BY number
     LIMIT free_names.count
$$;

COMMENT ON FUNCTION json_schema.free_names(text, text, integer) IS
'Names <base>__1, <base>__2 ... that no function of the schema has.';

-- The context of a function names only what it calls: it is copied at every step of the way.
CREATE FUNCTION json_schema.called(part jsonb, functions jsonb)
RETURNS jsonb
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
    SELECT jsonb_build_object('functions',
               coalesce(jsonb_object_agg(location, functions -> location), '{}'))
      FROM jsonb_array_elements_text(called.part -> 'calls') AS _ (location)
$$;

COMMENT ON FUNCTION json_schema.called(jsonb, jsonb) IS
'The context of the function for a part of a program: the names of the functions that it calls.';

CREATE FUNCTION json_schema.install(
    name text, schema jsonb, assert_formats boolean, target_schema text
)
RETURNS regprocedure
LANGUAGE plpgsql
VOLATILE
STRICT
AS $$
DECLARE
    _check     text := format('%I.%I', install.target_schema, 'check_' || install.name);
    _old       json_schema.compiled;
    _parts     jsonb;
    _functions jsonb;
    _depth     jsonb;
    _location  text;
    _part      jsonb;
    _helpers   text[] := '{}';
    _script    text := '';
    _signature text;
BEGIN
    -- Whoever else compiles this name waits here until we have committed.
    INSERT INTO json_schema.compiled (target_schema, name, assert_formats)
    VALUES (install.target_schema, install.name, install.assert_formats)
        ON CONFLICT ON CONSTRAINT compiled_pkey DO UPDATE SET compiled_at = EXCLUDED.compiled_at
 RETURNING compiled.*
      INTO _old;
    IF _old.schema IS NULL AND to_regprocedure(_check || '(jsonb)') IS NOT NULL THEN
        RAISE EXCEPTION USING
            ERRCODE = 'duplicate_function',
            MESSAGE = format('function %s(jsonb) exists and is no compiled check', _check),
            DETAIL = 'Only functions that compile() made are replaced.',
            HINT = 'Choose another name, or drop that function first.';
    END IF;

    SELECT jsonb_agg(part ORDER BY part.n)
      INTO _parts
      FROM json_schema.program(install.schema, install.assert_formats) AS part;
    -- New helpers have new names, and the old ones outlive this compilation: a statement that began
    -- with the old check must not end with half of the new one.
    SELECT coalesce(jsonb_object_agg(_parts -> n::integer ->> 'location',
                                     format('%I.%I', install.target_schema, free.name)), '{}')
      INTO _functions
      FROM json_schema.free_names('check_' || install.name, install.target_schema,
                                  jsonb_array_length(_parts) - 1)
           WITH ORDINALITY AS free (name, n);
    _depth := CASE WHEN json_schema.needs_depth(_parts - 0) THEN '{"depth": "1"}' ELSE '{}' END;

    FOR _part IN SELECT part FROM jsonb_array_elements(_parts - 0) AS part LOOP
        _location := _part ->> 'location';
        _signature := (_functions ->> _location)
            || CASE WHEN _depth ? 'depth' THEN '(jsonb, integer)' ELSE '(jsonb)' END;
        _helpers := _helpers || _signature;
        _script := concat(
            _script,
            json_schema.emit_function(
                _functions ->> _location, _part -> 'fragment', true,
                concat_ws(': ', _location, _part ->> 'title'),
                _depth || json_schema.called(_part, _functions)),
            format(E'COMMENT ON FUNCTION %s IS %L;\n', _signature,
                   format('Part of %s: %s', _check, _location)));
    END LOOP;
    -- The check comes after what it calls: an SQL function is looked through when it is created.
    _part := _parts -> 0;
    PERFORM json_schema.execute(concat(
        (SELECT string_agg(format(E'DROP FUNCTION IF EXISTS %s;\n', helper), '')
           FROM unnest(_old.previous_helpers) AS helper),
        _script,
        json_schema.emit_function(_check, _part -> 'fragment', false,
                                  coalesce(_part ->> 'title', install.name),
                                  _depth || json_schema.called(_part, _functions)),
        format('COMMENT ON FUNCTION %s(jsonb) IS %L', _check,
               format('Does a document obey the JSON Schema %s? Made by json_schema.compile().',
                      coalesce(_part ->> 'title', install.name)))));
    UPDATE json_schema.compiled
       SET schema = install.schema,
           assert_formats = install.assert_formats,
           sha256 = encode(sha256(convert_to(install.schema::text, 'UTF8')), 'hex'),
           helpers = _helpers,
           previous_helpers = _old.helpers,
           compiled_by = current_user,
           compiled_at = now()
     WHERE compiled.target_schema = install.target_schema
       AND compiled.name = install.name;
    RETURN to_regprocedure(_check || '(jsonb)');
END
$$;

COMMENT ON FUNCTION json_schema.install(text, jsonb, boolean, text) IS
'What compile() does once the schema is known to be valid.';

REVOKE EXECUTE ON FUNCTION json_schema.install(text, jsonb, boolean, text) FROM PUBLIC;

COMMIT;
