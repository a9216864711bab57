-- Deploy json_schema:compile/create_check to pg

BEGIN;

-- As text, since a walk through the schema would take longer. No value of the schema can hold the
-- mark, which is drawn for one compilation.
CREATE FUNCTION json_schema.resolve_calls(part jsonb, functions jsonb, mark text)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _text     text := part -> 'fragment';
    _location text;
BEGIN
    FOR _location IN SELECT jsonb_array_elements_text(part -> 'calls') LOOP
        _text := replace(_text, to_jsonb(mark || _location)::text, (functions -> _location)::text);
    END LOOP;
    RETURN _text;
END
$$;

COMMENT ON FUNCTION json_schema.resolve_calls(jsonb, jsonb, text) IS
'Returns the fragment of a part of a check, each call in it replaced by what named_functions() says
of the function: {"$call": name, recursive, deep, type, required, names, options}.';

CREATE FUNCTION json_schema.create_check(
    name text, schema jsonb, assert_formats boolean, target_schema text
)
RETURNS regprocedure
LANGUAGE plpgsql
STRICT
AS $$
DECLARE
    _check     text := format('%I.%I', create_check.target_schema, 'check_' || create_check.name);
    _mark      text := gen_random_uuid();
    _old       json_schema.compiled;
    _parts     jsonb;
    _functions jsonb;
    _firsts    integer[];
    _n         integer;
    _function  jsonb;
    _part      jsonb;
    _helpers   text[] := '{}';
    _commands  text[] := '{}';
    _signature text;
BEGIN
    -- Whoever else compiles this name waits here until we have committed.
    INSERT INTO json_schema.compiled (target_schema, name, assert_formats)
    VALUES (create_check.target_schema, create_check.name, create_check.assert_formats)
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
      FROM json_schema.check_parts(create_check.schema, create_check.assert_formats, _mark) AS part;
    -- New helpers have new names, and the old ones outlive this compilation: a statement that began
    -- with the old check must not end with half of the new one.
    SELECT coalesce(jsonb_object_agg(named.location, named.function), '{}'),
           array_agg(DISTINCT named.n ORDER BY named.n)
      INTO _functions, _firsts
      FROM json_schema.named_functions(
               _parts, 'check_' || create_check.name, create_check.target_schema) AS named;

    FOREACH _n IN ARRAY coalesce(_firsts, '{}') LOOP
        _part := _parts -> _n;
        _function := _functions -> (_part ->> 'location');
        _signature := format('%s(jsonb%s)', _function ->> '$call',
                             CASE WHEN _function @> '{"recursive": true}' THEN ', integer' END);
        _helpers := array_append(_helpers, _signature);
        _commands := array_append(_commands, json_schema.emit_function(
            _function ->> '$call', json_schema.resolve_calls(_part, _functions, _mark), true,
            concat_ws(': ', _part ->> 'location', _part ->> 'title'),
            jsonb_build_object('mark', _mark)
            || CASE WHEN _function @> '{"recursive": true}' THEN '{"depth": "depth"}'::jsonb
                    ELSE '{}' END));
        _commands := array_append(_commands, format(
            E'COMMENT ON FUNCTION %s IS %L;\n', _signature,
            format('Returns whether a value satisfies the schema at %s. Made for %s.',
                   _part ->> 'location', _check)));
    END LOOP;
    -- The check comes after what it calls: an SQL function is looked through when it is created.
    _part := _parts -> 0;
    PERFORM json_schema.execute(concat(
        (SELECT string_agg(format(E'DROP FUNCTION IF EXISTS %s;\n', helper), '')
           FROM unnest(_old.previous_helpers) AS helper),
        array_to_string(_commands, ''),
        json_schema.emit_function(
            _check, json_schema.resolve_calls(_part, _functions, _mark), false,
            coalesce(_part ->> 'title', create_check.name), jsonb_build_object('mark', _mark)),
        format('COMMENT ON FUNCTION %s(jsonb) IS %L', _check,
               format('Returns whether a document satisfies the JSON Schema %s. Made by '
                      'json_schema.compile().', coalesce(_part ->> 'title', create_check.name)))));
    UPDATE json_schema.compiled
       SET schema = create_check.schema,
           assert_formats = create_check.assert_formats,
           sha256 = encode(sha256(convert_to(create_check.schema::text, 'UTF8')), 'hex'),
           helpers = _helpers,
           previous_helpers = _old.helpers,
           compiled_by = current_user,
           compiled_at = now()
     WHERE compiled.target_schema = create_check.target_schema
       AND compiled.name = create_check.name;
    RETURN to_regprocedure(_check || '(jsonb)');
END
$$;

COMMENT ON FUNCTION json_schema.create_check(text, jsonb, boolean, text) IS
'Compiles a schema that is known to be valid, for compile().';

REVOKE EXECUTE ON FUNCTION json_schema.create_check(text, jsonb, boolean, text) FROM PUBLIC;

COMMIT;
