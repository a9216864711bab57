-- Deploy model_registry:json_schema/emit_pattern to pg

BEGIN;

-- PostgreSQL keeps 32 compiled expressions a backend; one more and every match compiles anew, at
-- thirty times the cost. A pattern that is only an anchored literal must not take up a place.
CREATE FUNCTION json_schema.emit_pattern(pattern text, value text)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _parts   text[] := regexp_match(
        emit_pattern.pattern,
        '^(\^?)((?:[A-Za-z0-9 _:/@,;=%&#!~<>"''-]|\\[./])*)(\$?)$'
    );
    _literal text := replace(replace(_parts[2], '\.', '.'), '\/', '/');
BEGIN
    CASE _parts[1] || _parts[3]
        WHEN '^$' THEN RETURN format('%s = %L', value, _literal);
        WHEN '^' THEN RETURN format('starts_with(%s, %L)', value, _literal);
        WHEN '$' THEN RETURN format('right(%s, %s) = %L', value, length(_literal), _literal);
        WHEN '' THEN RETURN format('strpos(%s, %L) > 0', value, _literal);
        ELSE RETURN format('%s ~ %L COLLATE "C"', value, json_schema.pattern(pattern));
    END CASE;
END
$$;

COMMENT ON FUNCTION json_schema.emit_pattern(text, text) IS
'SQL text of the test whether a text value matches an ECMA 262 pattern.';

COMMIT;
