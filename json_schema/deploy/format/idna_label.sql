-- Deploy json_schema:format/idna_label to pg

BEGIN;

CREATE FUNCTION json_schema.idna_valid()
RETURNS int4multirange
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
SELECT json_schema.unicode_ranges('Ll') + json_schema.unicode_ranges('Lo')
    + json_schema.unicode_ranges('Lm') + json_schema.unicode_ranges('Mn')
    + json_schema.unicode_ranges('Mc') + json_schema.unicode_ranges('Nd')
    - json_schema.idna_ranges('Disallowed') + json_schema.idna_ranges('Exceptions');
$$;

COMMENT ON FUNCTION json_schema.idna_valid() IS
'Returns the code points that RFC 5892 calls PVALID.';

CREATE FUNCTION json_schema.idna_transparent()
RETURNS int4multirange
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
SELECT json_schema.unicode_ranges('Mn') + json_schema.unicode_ranges('Me')
    + json_schema.unicode_ranges('Cf') - '{[8204,8206)}';
$$;

COMMENT ON FUNCTION json_schema.idna_transparent() IS
'Returns the code points of joining type T.';

-- The sets below have constant arguments, so that a session computes each of them only once.
CREATE FUNCTION json_schema.is_idna_context(codes integer[], at integer)
RETURNS boolean
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _from integer := at - 1;
    _to integer := at + 1;
BEGIN
    CASE
        WHEN codes[at] IN (8204, 8205) THEN
            IF json_schema.idna_ranges('Virama') @> codes[at - 1] THEN
                RETURN true;
            END IF;
            WHILE json_schema.idna_transparent() @> codes[_from] LOOP
                _from := _from - 1;
            END LOOP;
            WHILE json_schema.idna_transparent() @> codes[_to] LOOP
                _to := _to + 1;
            END LOOP;
            RETURN coalesce(codes[at] = 8204
                AND json_schema.idna_ranges('Joining_Type=L')
                    + json_schema.idna_ranges('Joining_Type=D') @> codes[_from]
                AND json_schema.idna_ranges('Joining_Type=R')
                    + json_schema.idna_ranges('Joining_Type=D') @> codes[_to], false);
        WHEN codes[at] = 183 THEN
            RETURN coalesce(codes[at - 1] = 108 AND codes[at + 1] = 108, false);
        WHEN codes[at] = 885 THEN
            RETURN coalesce(json_schema.unicode_ranges('Script=Greek') @> codes[at + 1], false);
        WHEN codes[at] IN (1523, 1524) THEN
            RETURN coalesce(json_schema.unicode_ranges('Script=Hebrew') @> codes[at - 1], false);
        WHEN codes[at] BETWEEN 1632 AND 1641 THEN
            RETURN NOT codes && array(SELECT generate_series(1776, 1785));
        WHEN codes[at] BETWEEN 1776 AND 1785 THEN
            RETURN NOT codes && array(SELECT generate_series(1632, 1641));
        WHEN codes[at] = 12539 THEN
            RETURN EXISTS (
                SELECT FROM unnest(codes) AS _code
                WHERE json_schema.unicode_ranges('Script=Hiragana')
                    + json_schema.unicode_ranges('Script=Katakana')
                    + json_schema.unicode_ranges('Script=Han') @> _code
            );
        ELSE
            RETURN false;
    END CASE;
END
$$;
COMMENT ON FUNCTION json_schema.is_idna_context(integer[], integer) IS
'Returns whether the code point there is one that RFC 5892, appendix A, allows in this context.';

CREATE FUNCTION json_schema.is_idna_label(label text)
RETURNS boolean
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _codes CONSTANT integer[] := array(
        SELECT ascii(_char) FROM regexp_split_to_table(label, '') AS _char);
BEGIN
    IF label = '' OR label ~ '^-|-$|^..--' OR label IS NOT NFC NORMALIZED
        OR json_schema.unicode_category('M') @> _codes[1] THEN
        RETURN false;
    END IF;
    FOR _at IN 1 .. cardinality(_codes) LOOP
        IF NOT json_schema.idna_valid() @> _codes[_at]
            AND NOT json_schema.is_idna_context(_codes, _at) THEN
            RETURN false;
        END IF;
    END LOOP;
    RETURN true;
END
$$;

COMMENT ON FUNCTION json_schema.is_idna_label(text) IS
'Returns whether this is a U-label by RFC 5891, section 4.2, but for length and direction.';

CREATE FUNCTION json_schema.bidi_classes(label text)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _classes text := '';
    _code integer;
BEGIN
    FOREACH _code IN ARRAY array(
        SELECT ascii(_char) FROM regexp_split_to_table(label, '') AS _char
    ) LOOP
        _classes := _classes || CASE
            WHEN json_schema.idna_ranges('Bidi_Class=R') @> _code THEN 'R'
            WHEN json_schema.idna_ranges('Bidi_Class=A') @> _code THEN 'A'
            WHEN _code BETWEEN 48 AND 57 OR json_schema.idna_ranges('Bidi_Class=E') @> _code
                THEN 'E'
            WHEN json_schema.idna_ranges('Bidi_Class=O') @> _code THEN 'O'
            WHEN json_schema.unicode_ranges('Mn') @> _code THEN 'M'
            WHEN _code IN (8204, 8205) THEN 'O'
            ELSE 'L'
        END;
    END LOOP;
    RETURN _classes;
END
$$;

COMMENT ON FUNCTION json_schema.bidi_classes(text) IS
'Returns the bidirectional class of each character of a label, as far as RFC 5893 tells them '
'apart: R (R or AL), A (AN), E (EN), M (NSM), L, and O for the rest.';

COMMIT;
