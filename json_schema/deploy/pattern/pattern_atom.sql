-- Deploy json_schema:pattern/pattern_atom to pg

BEGIN;

-- No text holds a surrogate or U+0000: \u0000 stands for what can never match.
CREATE FUNCTION json_schema.pattern_char(code integer, in_bracket boolean DEFAULT false)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
BEGIN
    RETURN CASE
        WHEN code BETWEEN 32 AND 126 THEN
            CASE WHEN strpos(
                CASE WHEN in_bracket THEN E'[]\\^-' ELSE E'[]\\^$.*+?(){}|' END, chr(code)) > 0
                THEN E'\\' ELSE '' END || chr(code)
        WHEN in_bracket AND code > 65535 THEN E'\\U' || lpad(to_hex(code), 8, '0')
        WHEN in_bracket OR code <= 160 THEN E'\\u' || lpad(to_hex(code), 4, '0')
        WHEN code BETWEEN 55296 AND 57343 THEN E'\\u0000'
        ELSE chr(code)
    END;
END
$$;

COMMENT ON FUNCTION json_schema.pattern_char(integer, boolean) IS
'Returns one character as PostgreSQL''s regex syntax writes it, outside or inside of brackets.';

CREATE FUNCTION json_schema.pattern_bracket(points int4multirange)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
BEGIN
    RETURN CASE
        WHEN isempty(points) THEN E'\\u0000'
        WHEN points = '{[0,1114112)}' THEN '.'
        ELSE (
            SELECT '[' || CASE WHEN points @> 1114111 THEN '^' ELSE '' END || string_agg(
                json_schema.pattern_char(lower(_range), true)
                || CASE WHEN upper(_range) - lower(_range) > 2 THEN '-' ELSE '' END
                || CASE WHEN upper(_range) - lower(_range) > 1
                    THEN json_schema.pattern_char(upper(_range) - 1, true) ELSE '' END,
                '' ORDER BY _range) || ']'
            FROM unnest(CASE WHEN points @> 1114111
                THEN '{[0,1114112)}'::int4multirange - points ELSE points END) AS _range
        )
    END;
END
$$;

COMMENT ON FUNCTION json_schema.pattern_bracket(int4multirange) IS
'Returns a set of code points as one atom of PostgreSQL''s regex syntax, free of anything that '
'depends on a collation. A set that reaches the last code point is written as what it leaves out.';

CREATE FUNCTION json_schema.pattern_atom(token text)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
BEGIN
    RETURN CASE
        WHEN token IN ('^', '$') THEN token
        WHEN token = E'\\b'
            THEN '(?:(?<=[0-9A-Z_a-z])(?![0-9A-Z_a-z])|(?<![0-9A-Z_a-z])(?=[0-9A-Z_a-z]))'
        WHEN token = E'\\B'
            THEN '(?:(?<=[0-9A-Z_a-z])(?=[0-9A-Z_a-z])|(?<![0-9A-Z_a-z])(?![0-9A-Z_a-z]))'
        -- The only group that captures; set apart from a digit that may follow.
        WHEN left(token, 3) = E'\\k<'
            OR left(token, 1) = E'\\' AND strpos('123456789', substr(token, 2, 1)) > 0
            THEN E'(?:\\1)'
        WHEN left(token, 1) = '[' THEN
            json_schema.pattern_bracket((json_schema.pattern_class(token)).points)
        WHEN token = '.'
            OR left(token, 3) IN (E'\\d', E'\\D', E'\\w', E'\\W', E'\\s', E'\\S', E'\\p{', E'\\P{')
            THEN json_schema.pattern_bracket(json_schema.pattern_set(token))
        ELSE json_schema.pattern_char(json_schema.pattern_code(token))
    END;
END
$$;

COMMENT ON FUNCTION json_schema.pattern_atom(text) IS
'Returns what a token of a well-formed ECMA 262 pattern, other than a parenthesis, a bar or a '
'quantifier, becomes in PostgreSQL''s syntax; NULL where it names a property that the engine does '
'not hold.';

CREATE FUNCTION json_schema.pattern_count(token text, OUT fewest numeric, OUT most numeric)
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
BEGIN
    CASE left(token, 1)
        WHEN '*' THEN
            fewest := 0;
        WHEN '+' THEN
            fewest := 1;
        WHEN '?' THEN
            fewest := 0;
            most := 1;
        ELSE
            fewest := substring(token, E'\\d+')::numeric;
            most := substring(token, E'(\\d+)\\}')::numeric;
    END CASE;
END
$$;

COMMENT ON FUNCTION json_schema.pattern_count(text) IS
'Returns how often a quantifier lets its atom occur; most is NULL without a limit.';

CREATE FUNCTION json_schema.pattern_repeat(atom text, fewest numeric, most numeric)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
BEGIN
    RETURN CASE
        WHEN fewest = 0 AND most IS NULL THEN atom || '*'
        WHEN fewest = 1 AND most IS NULL THEN atom || '+'
        WHEN fewest = 0 AND most = 1 THEN atom || '?'
        WHEN fewest = most AND most <= 255 THEN format('%s{%s}', atom, most)
        WHEN coalesce(most, fewest) <= 255 THEN format('%s{%s,%s}', atom, fewest, most)
        -- PostgreSQL counts to 255 only; the last two lines are left with {n} and {0,n}.
        WHEN fewest > 0 AND fewest IS DISTINCT FROM most THEN
            json_schema.pattern_repeat(atom, fewest, fewest)
            || json_schema.pattern_repeat(atom, 0, most - fewest)
        ELSE format('(?:%s){%s}',
                json_schema.pattern_repeat(atom, least(fewest, 255), 255), div(most, 255))
            || json_schema.pattern_repeat(atom, least(fewest, most % 255), most % 255)
    END;
END
$$;

COMMENT ON FUNCTION json_schema.pattern_repeat(text, numeric, numeric) IS
'Returns an atom repeated from fewest to most times (NULL: no end) in PostgreSQL''s regex syntax.';

COMMIT;
