-- Deploy json_schema:compile/emit_absent to pg

BEGIN;

CREATE FUNCTION json_schema.indent(context jsonb)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
BEGIN
    RETURN context || jsonb_build_object('margin', context ->> 'margin' || '    ');
END
$$;

COMMENT ON FUNCTION json_schema.indent(jsonb) IS
'Returns the context of what stands one level further in.';

-- An expression of a CHECK may meet a value that is not there (SQL NULL). context.absent says what
-- it then answers: true (an optional property), false (a required one), null (an instance that is
-- SQL NULL: unknown); without the key the value is known to be there. JSON null is a value.
CREATE FUNCTION json_schema.emit_absent(value text, context jsonb)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
BEGIN
    RETURN CASE context -> 'absent'
        WHEN 'true' THEN format('%s IS NULL', value)
        WHEN 'null' THEN format('nullif(%s IS NULL, true)', value)
        ELSE 'false'
    END;
END
$$;

COMMENT ON FUNCTION json_schema.emit_absent(text, jsonb) IS
'Returns the SQL of the answer no that minds context.absent.';

-- A test that is NULL for an absent value is told what to answer instead.
CREATE FUNCTION json_schema.emit_if_absent(test text, context jsonb)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
BEGIN
    RETURN CASE WHEN context ->> 'absent' IS NULL THEN test
                ELSE format('coalesce(%s, %s)', test, context ->> 'absent') END;
END
$$;

COMMENT ON FUNCTION json_schema.emit_if_absent(text, jsonb) IS
'Takes a test that is NULL for an absent value; returns the SQL of one that minds context.absent.';

CREATE FUNCTION json_schema.emit_call(call jsonb, value text, context jsonb)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _call text := format(
        '%s(%s%s)', call ->> '$call', value,
        CASE WHEN call @> '{"recursive": true}'
             THEN CASE WHEN context ? 'depth' THEN ', depth + 1' ELSE ', 1' END END);
BEGIN
    IF call @> '{"deep": true}' THEN
        _call := concat(context ->> 'tried', _call, context ->> 'tried');
    END IF;
    RETURN json_schema.emit_if_absent(_call, context);
END
$$;

COMMENT ON FUNCTION json_schema.emit_call(jsonb, text, jsonb) IS
'Returns the SQL of the call of a function that checks a value. A recursive one is told how deep it
is; context.depth says that the function in the making is one. Where branches are tried, one that
leads deep stands between two marks (context.tried), for emit_once().';

-- Twice the same call at each level takes time exponential in the depth. A CTE is evaluated where
-- it is first asked for, if at all, and only once; a variable would be, even where no branch asks.
CREATE FUNCTION json_schema.emit_once(test text, mark text)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
#variable_conflict use_column
DECLARE
    _test  text := test;
    _calls text[] := ARRAY(
        SELECT call
          FROM unnest(string_to_array(test, mark)) WITH ORDINALITY AS _ (call, n)
         WHERE n % 2 = 0
         GROUP BY call
        HAVING count(*) > 1
         ORDER BY min(n));
BEGIN
    FOR _i IN 1 .. cardinality(_calls) LOOP
        _test := replace(_test, concat(mark, _calls[_i], mark),
                         format('(SELECT answer FROM call_%s)', _i));
        _calls[_i] := format('call_%s AS MATERIALIZED (SELECT %s AS answer)', _i, _calls[_i]);
    END LOOP;
    _test := replace(_test, mark, '');
    RETURN CASE WHEN _calls = '{}' THEN _test
                ELSE format('(WITH %s SELECT %s)', array_to_string(_calls, ', '), _test) END;
END
$$;

COMMENT ON FUNCTION json_schema.emit_once(text, text) IS
'Takes a test in which each call stands between two marks; returns its SQL without the marks, a call
that stands there several times made once at most.';

CREATE FUNCTION json_schema.emit_circle(location text, value text, context jsonb)
RETURNS text
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
    SELECT json_schema.emit_if_absent(
        format('json_schema.refuse_circle(%s, %L)', value, location), context)
$$;

COMMENT ON FUNCTION json_schema.emit_circle(text, text, jsonb) IS
'Returns the SQL that raises MR104 for a value that meets a $ref which leads in a circle.';

COMMIT;
