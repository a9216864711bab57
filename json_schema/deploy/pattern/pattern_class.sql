-- Deploy json_schema:pattern/pattern_class to pg

BEGIN;

CREATE FUNCTION json_schema.pattern_code(token text, in_class boolean DEFAULT false)
RETURNS integer
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
BEGIN
    RETURN CASE
        WHEN left(token, 1) <> E'\\' THEN ascii(token)
        WHEN left(token, 3) = E'\\u{' THEN CASE
            WHEN ltrim(rtrim(substr(token, 4), '}'), '0') ~ '^(?:.{0,5}|10.{4})$'
                THEN ('x' || lpad(ltrim(rtrim(substr(token, 4), '}'), '0'), 8, '0'))::bit(32)
                    ::integer
        END
        WHEN left(token, 2) = E'\\u' AND length(token) = 12 THEN 65536
            + ((('x' || lpad(substr(token, 3, 4), 8, '0'))::bit(32)::integer & 1023) << 10)
            + (('x' || lpad(substr(token, 9, 4), 8, '0'))::bit(32)::integer & 1023)
        WHEN left(token, 2) = E'\\u' AND length(token) = 6
            OR left(token, 2) = E'\\x' AND length(token) = 4
            THEN ('x' || lpad(substr(token, 3), 8, '0'))::bit(32)::integer
        WHEN left(token, 2) = E'\\c' AND length(token) > 2 THEN ascii(substr(token, 3)) & 31
        WHEN token = E'\\0' THEN 0
        WHEN token = E'\\t' THEN 9
        WHEN token = E'\\n' THEN 10
        WHEN token = E'\\v' THEN 11
        WHEN token = E'\\f' THEN 12
        WHEN token = E'\\r' THEN 13
        WHEN in_class AND token = E'\\b' THEN 8
        -- With the flag u this is for syntax characters only, without it for any sign.
        WHEN length(token) = 2
             AND strpos(E' !"#$%&''()*+,-./:;<=>?@[\\]^`{|}~', substr(token, 2)) > 0
            THEN ascii(substr(token, 2))
    END;
END
$$;

COMMENT ON FUNCTION json_schema.pattern_code(text, boolean) IS
'Returns the code point that a token of a pattern stands for; NULL if it is no single character.';

CREATE FUNCTION json_schema.pattern_set(token text)
RETURNS int4multirange
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
BEGIN
    RETURN CASE
        WHEN left(token, 2) IN (E'\\D', E'\\W', E'\\S', E'\\P')
            THEN '{[0,1114112)}'::int4multirange
                - json_schema.pattern_set(lower(left(token, 2)) || substr(token, 3))
        WHEN token = '.' THEN '{[0,10),[11,13),[14,8232),[8234,1114112)}'
        WHEN token = E'\\d' THEN '{[48,58)}'
        WHEN token = E'\\w' THEN '{[48,58),[65,91),[95,96),[97,123)}'
        WHEN token = E'\\s' THEN '{[9,14),[32,33),[160,161),[5760,5761),[8192,8203),[8232,8234),'
            '[8239,8240),[8287,8288),[12288,12289),[65279,65280)}'
        WHEN left(token, 3) = E'\\p{' AND right(token, 1) = '}'
            THEN json_schema.unicode_property(substr(token, 4, length(token) - 4))
    END;
END
$$;

COMMENT ON FUNCTION json_schema.pattern_set(text) IS
E'Returns the code points that . or an escape such as \\d, \\S or \\p{L} stands for; else NULL.';

CREATE FUNCTION json_schema.pattern_class(token text, OUT points int4multirange, OUT problem text)
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _negated CONSTANT boolean := token ~ E'^\\[\\^';
    _items CONSTANT text[] := json_schema.pattern_tokens(
        regexp_replace(token, E'^\\[\\^?(.*)\\]$', E'\\1'), in_class => true);
    _last CONSTANT integer := cardinality(_items);
    _at integer := 1;
    _first integer;
    _final integer;
    _set int4multirange;
BEGIN
    points := '{}';
    WHILE _at <= _last LOOP
        _first := json_schema.pattern_code(_items[_at], true);
        IF _items[_at + 1] = '-' AND _at + 2 <= _last THEN
            _final := json_schema.pattern_code(_items[_at + 2], true);
            IF (_first <= _final) IS NOT TRUE THEN
                problem := format('the range %s-%s', _items[_at], _items[_at + 2]);
                RETURN;
            END IF;
            points := points + int4multirange(int4range(_first, _final, '[]'));
            _at := _at + 3;
        ELSE
            IF _first IS NOT NULL THEN
                _set := int4multirange(int4range(_first, _first, '[]'));
            ELSIF left(_items[_at], 3)
                  IN (E'\\d', E'\\D', E'\\w', E'\\W', E'\\s', E'\\S', E'\\p{', E'\\P{') THEN
                _set := json_schema.pattern_set(_items[_at]);
            ELSE
                problem := format('the escape %s', _items[_at]);
                RETURN;
            END IF;
            points := points + _set;
            _at := _at + 1;
        END IF;
    END LOOP;
    IF _negated THEN
        points := '{[0,1114112)}'::int4multirange - points;
    END IF;
END
$$;

COMMENT ON FUNCTION json_schema.pattern_class(text) IS
E'Returns the code points of a character class such as [^a-z\\d], or what breaks the syntax in it. '
'Both are NULL where it names a Unicode property that the engine does not hold.';

COMMIT;
