-- Deploy json_schema:pattern/check_pattern to pg

BEGIN;

CREATE FUNCTION json_schema.refuse_pattern(ecma text, construct text, hint text)
RETURNS void
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
BEGIN
    RAISE USING
        ERRCODE = 'MR103',
        MESSAGE = format('pattern cannot be used: %s: %s', left(ecma, 200), left(construct, 200)),
        DETAIL = format('The pattern %s has %s.', left(ecma, 2000), left(construct, 2000)),
        HINT = hint;
END
$$;

COMMENT ON FUNCTION json_schema.refuse_pattern(text, text, text) IS
'Raises MR103: names the pattern, the construct in it that is refused, and the next step.';

CREATE FUNCTION json_schema.check_pattern(ecma text)
RETURNS void
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    -- Twice this length takes four times as long.
    _most_characters CONSTANT integer := 60000;
    _problem text;
BEGIN
    IF length(ecma) > _most_characters THEN
        PERFORM json_schema.refuse_pattern(
            ecma, format('more than %s characters', _most_characters), 'Write a shorter pattern.');
    END IF;
    _problem := json_schema.pattern_problem(ecma);
    IF _problem IS NOT NULL THEN
        PERFORM json_schema.refuse_pattern(ecma, _problem,
            'Write the pattern in the syntax of ECMA 262 with the flag u.');
    END IF;
    _problem := json_schema.pattern_reference_problem(json_schema.pattern_tokens(ecma));
    IF _problem IS NOT NULL THEN
        PERFORM json_schema.refuse_pattern(ecma, _problem,
            'Refer back to one group that always takes part, outside of repeats and look-arounds.');
    END IF;
END
$$;

COMMENT ON FUNCTION json_schema.check_pattern(text) IS
'Raises MR103 for a pattern that is not ECMA 262, or whose back-references cannot be honoured.';

CREATE FUNCTION json_schema.try_regex(ecma text, regex text)
RETURNS void
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
BEGIN
    PERFORM '' ~ regex COLLATE "C";
EXCEPTION WHEN invalid_regular_expression THEN
    PERFORM json_schema.refuse_pattern(
        ecma, 'too many parts', 'Write a shorter pattern, or an enum instead of a list of names.');
END
$$;

COMMENT ON FUNCTION json_schema.try_regex(text, text) IS
'Raises MR103 for a pattern that is too complex for PostgreSQL. regex: the pattern in its syntax.';

COMMIT;
