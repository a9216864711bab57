-- Deploy json_schema:keyword/combinator/emit_branches to pg

BEGIN;

-- Of a value of one type, only the branches that allow it are tried.
CREATE FUNCTION json_schema.emit_by_type(
    branches jsonb, just_one boolean, value text, context jsonb
)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
#variable_conflict use_column
DECLARE
    _within jsonb := json_schema.indent(json_schema.indent(context - 'absent'));
BEGIN
    RETURN (
        SELECT format('CASE jsonb_typeof(%s)%s%s    ELSE %s%sEND', value,
                      string_agg(format(
                          '%s    WHEN %L THEN %s', context ->> 'margin', _.type,
                          json_schema.emit_branches(
                              _.branches, just_one, value,
                              _within || jsonb_build_object('type', _.type))
                      ), '' ORDER BY _.n, _.type),
                      context ->> 'margin', json_schema.emit_absent(value, context),
                      context ->> 'margin')
          FROM (SELECT type, min(n) AS n, jsonb_agg(branch ORDER BY n) AS branches
                  FROM jsonb_array_elements(emit_by_type.branches)
                       WITH ORDINALITY AS _ (branch, n),
                       unnest(json_schema.branch_types(branch)) AS type
                 GROUP BY type) AS _
    );
END
$$;

COMMENT ON FUNCTION json_schema.emit_by_type(jsonb, boolean, text, jsonb) IS
'Returns the SQL of an anyOf or oneOf whose branches all say which types they allow.';

-- A call costs more than to see that a required property is not there.
CREATE FUNCTION json_schema.emit_branch(branch jsonb, value text, context jsonb)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    _required text := CASE WHEN branch ? '$call' AND context ->> 'type' = 'object'
                           THEN json_schema.emit_required(
                               jsonb_build_object('required', branch -> 'required'),
                               value, context) END;
BEGIN
    RETURN CASE WHEN _required IS NULL THEN json_schema.emit(branch, value, context)
                ELSE format('(%s AND %s)', _required, json_schema.emit(branch, value, context))
           END;
END
$$;

COMMENT ON FUNCTION json_schema.emit_branch(jsonb, text, jsonb) IS
'Returns the SQL of the test whether a value satisfies one branch of an anyOf or oneOf.';

CREATE FUNCTION json_schema.emit_tests(
    branches jsonb, just_one boolean, value text, context jsonb
)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
#variable_conflict use_column
DECLARE
    _inner  jsonb := json_schema.indent(
        CASE WHEN just_one THEN context - 'absent' ELSE context END);
    _margin text := _inner ->> 'margin';
    _tests  text[];
    _test   text;
BEGIN
    IF jsonb_array_length(branches) = 1 THEN
        RETURN json_schema.emit(branches -> 0, value, context);
    ELSIF context ? 'mark' THEN
        -- The outermost of choices inside each other looks after what they all call.
        RETURN json_schema.emit_once(
            json_schema.emit_tests(
                branches, just_one, value,
                context - 'mark' || jsonb_build_object('tried', context -> 'mark')),
            context ->> 'mark');
    END IF;
    _tests := ARRAY(
        SELECT json_schema.emit_branch(branch, value, _inner)
          FROM jsonb_array_elements(emit_tests.branches) WITH ORDINALITY AS _ (branch, n)
         ORDER BY n);
    IF NOT just_one AND 'true' = ANY (_tests) THEN
        RETURN 'true';
    ELSIF NOT just_one THEN
        RETURN format('(%s)', array_to_string(_tests, _margin || 'OR '));
    END IF;
    _test := CASE cardinality(_tests)
        WHEN 2 THEN format('(%s) <> (%s)', _tests[1], _tests[2])
        ELSE format('(%s)::integer = 1',
                    array_to_string(_tests, format(')::integer%s+ (', _margin))) END;
    RETURN CASE WHEN NOT context ? 'absent' THEN _test
                ELSE format('CASE WHEN %2$s IS NULL THEN %3$s%1$s    ELSE %4$s%1$sEND',
                            context ->> 'margin', value, coalesce(context ->> 'absent', 'NULL'),
                            _test) END;
END
$$;

COMMENT ON FUNCTION json_schema.emit_tests(jsonb, boolean, text, jsonb) IS
'Returns the SQL of the test that emit_branches() is for, by trying the branches.';

CREATE FUNCTION json_schema.emit_branches(
    branches jsonb, just_one boolean, value text, context jsonb
)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
#variable_conflict use_column
DECLARE
    _number integer := jsonb_array_length(branches);
    _by     record;
BEGIN
    IF _number > 1 THEN
        _by := json_schema.discriminator(branches, context);
        IF _by.name IS NOT NULL THEN
            RETURN json_schema.emit_by_property(branches, _by.name, _by.options, value, context);
        ELSIF _number > 2 AND context ->> 'type' = 'object' THEN
            RETURN coalesce(json_schema.emit_by_presence(branches, just_one, value, context),
                            json_schema.emit_tests(branches, just_one, value, context));
        ELSIF NOT context ? 'type' AND json_schema.choice_types(branches) IS NOT NULL THEN
            RETURN json_schema.emit_by_type(branches, just_one, value, context);
        END IF;
    END IF;
    RETURN json_schema.emit_tests(branches, just_one, value, context);
END
$$;

COMMENT ON FUNCTION json_schema.emit_branches(jsonb, boolean, text, jsonb) IS
'Returns the SQL of the test whether a value satisfies one of the branches at least, or just one.';

COMMIT;
