-- Deploy json_schema:format/punycode to pg

BEGIN;

CREATE FUNCTION json_schema.punycode_bias(delta bigint, points integer, first boolean)
RETURNS integer
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _delta bigint := delta / CASE WHEN first THEN 700 ELSE 2 END;
    _k integer := 0;
BEGIN
    _delta := _delta + _delta / points;
    WHILE _delta > 455 LOOP
        _delta := _delta / 35;
        _k := _k + 36;
    END LOOP;
    RETURN _k + 36 * _delta / (_delta + 38);
END
$$;

COMMENT ON FUNCTION json_schema.punycode_bias(bigint, integer, boolean) IS
'Returns the bias, adapted by RFC 3492, section 6.1.';

CREATE FUNCTION json_schema.punycode_decode(encoded text)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _text text := coalesce(substring(encoded, '^(.*)-[^-]*$'), '');
    _rest text := substring(encoded, '[^-]*$');
    _n bigint := 128;
    _i bigint := 0;
    _bias integer := 72;
    _before bigint;
    _weight bigint;
    _digit integer;
    _threshold integer;
    _k integer;
BEGIN
    IF encoded !~ '^[0-9a-z-]{1,59}$' COLLATE "C" THEN
        RETURN NULL;
    END IF;
    WHILE _rest <> '' LOOP
        _before := _i;
        _weight := 1;
        _k := 36;
        LOOP
            IF _rest = '' OR _i > 1114112 * 64 THEN
                RETURN NULL;
            END IF;
            _digit := strpos('abcdefghijklmnopqrstuvwxyz0123456789', left(_rest, 1)) - 1;
            _rest := substr(_rest, 2);
            _i := _i + _digit * _weight;
            _threshold := least(greatest(_k - _bias, 1), 26);
            EXIT WHEN _digit < _threshold;
            _weight := least(_weight * (36 - _threshold), 1000000000000);
            _k := _k + 36;
        END LOOP;
        _bias := json_schema.punycode_bias(_i - _before, length(_text) + 1, _before = 0);
        _n := _n + _i / (length(_text) + 1);
        _i := _i % (length(_text) + 1);
        IF _n > 1114111 OR _n BETWEEN 55296 AND 57343 THEN
            RETURN NULL;
        END IF;
        _text := left(_text, _i::integer) || chr(_n::integer) || substr(_text, _i::integer + 1);
        _i := _i + 1;
    END LOOP;
    RETURN _text;
END
$$;

COMMENT ON FUNCTION json_schema.punycode_decode(text) IS
'Takes what stands after xn-- in a label; returns it decoded (RFC 3492, section 6.2), else NULL.';

CREATE FUNCTION json_schema.punycode_encode(decoded text)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _digits CONSTANT text := 'abcdefghijklmnopqrstuvwxyz0123456789';
    _codes CONSTANT integer[] := array(
        SELECT ascii(_char) FROM regexp_split_to_table(decoded, '') AS _char);
    _text text := regexp_replace(decoded, E'[^\\u0001-\\u007f]', '', 'g');
    _basic CONSTANT integer := length(_text);
    _handled integer := _basic;
    _n integer := 128;
    _delta bigint := 0;
    _bias integer := 72;
    _next integer;
    _code integer;
    _q bigint;
    _k integer;
    _threshold integer;
BEGIN
    _text := _text || CASE WHEN _basic > 0 THEN '-' ELSE '' END;
    WHILE _handled < cardinality(_codes) LOOP
        SELECT min(_candidate) INTO _next FROM unnest(_codes) AS _candidate WHERE _candidate >= _n;
        _delta := _delta + (_next - _n)::bigint * (_handled + 1);
        _n := _next;
        FOREACH _code IN ARRAY _codes LOOP
            _delta := _delta + (_code < _n)::integer;
            CONTINUE WHEN _code <> _n;
            _q := _delta;
            _k := 36;
            LOOP
                _threshold := least(greatest(_k - _bias, 1), 26);
                EXIT WHEN _q < _threshold;
                _q := _q - _threshold;
                _text := _text
                    || substr(_digits, (_threshold + _q % (36 - _threshold))::integer + 1, 1);
                _q := _q / (36 - _threshold);
                _k := _k + 36;
            END LOOP;
            _text := _text || substr(_digits, _q::integer + 1, 1);
            _bias := json_schema.punycode_bias(_delta, _handled + 1, _handled = _basic);
            _delta := 0;
            _handled := _handled + 1;
        END LOOP;
        _delta := _delta + 1;
        _n := _n + 1;
    END LOOP;
    RETURN _text;
END
$$;

COMMENT ON FUNCTION json_schema.punycode_encode(text) IS
'Returns a label in the form that follows xn--, RFC 3492, section 6.3.';

COMMIT;
