-- Deploy json_schema:keyword/string/emit_pattern to pg

BEGIN;

-- A counted class makes the regex engine build a state a character at every match: "40 hexadecimal
-- digits" is six times quicker as a length and a class that is not counted.
CREATE FUNCTION json_schema.emit_counted(pattern text, value text)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
#variable_conflict use_column
BEGIN
    RETURN (
        SELECT '(' || string_agg(
                   format('length(%s) %s AND %s ~ %L COLLATE "C"', value,
                          CASE WHEN item[3] IS NULL THEN '= ' || item[2]
                               WHEN item[3] = ',' THEN '>= ' || item[2]
                               ELSE format('BETWEEN %s AND %s', item[2], substr(item[3], 2)) END,
                          value, json_schema.pattern('^' || item[1] || '*$')),
                   ' OR ' ORDER BY n) || ')'
          FROM (SELECT coalesce(part[1], part[2])
                  FROM regexp_match(
                        emit_counted.pattern,
                        E'^\\^(?:\\((?:\\?:)?([^()]+)\\)|([^()|]+))[$]$')
                       AS _ (part)) AS body (alternatives),
               regexp_split_to_table(alternatives, E'\\|') WITH ORDINALITY AS _ (alternative, n),
               regexp_match(
                   alternative, E'^(\\[[^][\\\\]+\\]|\\\\d)\\{(\\d{1,6})(,\\d{0,6})?\\}$') AS item
        HAVING bool_and(item IS NOT NULL)
    );
END
$$;

COMMENT ON FUNCTION json_schema.emit_counted(text, text) IS
'Returns the SQL of the test against a counted class, or a choice of such; NULL: it is none.';

-- The same states come from the count of a class up to a great number. A text that is no longer
-- than the least such number cannot exceed it: it may be matched without.
CREATE FUNCTION json_schema.emit_uncounted(pattern text, value text)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _counts CONSTANT text := E'(\\]|\\\\[dws]|[A-Za-z0-9.])\\{([0-4]),(\\d{2,5})\\}';
    _most    integer := (
        SELECT min(part[3]::integer)
          FROM regexp_matches(emit_uncounted.pattern, _counts, 'g') AS part);
    _without text := emit_uncounted.pattern;
BEGIN
    -- Not where less is asked by what is matched less: a look-around, a reference back.
    IF coalesce(_most, 0) < 10 OR emit_uncounted.pattern ~ E'\\(\\?[^:]|\\\\[1-9k]' THEN
        RETURN NULL;
    END IF;
    _without := regexp_replace(_without, _counts, E'\\1{\\2,}', 'g');
    _without := replace(replace(_without, '{0,}', '*'), '{1,}', '+');
    RETURN format('CASE WHEN length(%1$s) <= %2$s THEN %1$s ~ %3$L COLLATE "C" '
                  'ELSE %1$s ~ %4$L COLLATE "C" END', value, _most,
                  json_schema.pattern(_without), json_schema.pattern(emit_uncounted.pattern));
END
$$;

COMMENT ON FUNCTION json_schema.emit_uncounted(text, text) IS
'Returns the SQL of the test against a pattern that counts a class up to 10 or more; else NULL.';

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
        E'^(\\^?)((?:[A-Za-z0-9 _:/@,;=%&#!~<>"''-]|\\\\[./])*)(\\$?)$'
    );
    _literal text := replace(replace(_parts[2], E'\\.', '.'), E'\\/', '/');
BEGIN
    CASE _parts[1] || _parts[3]
        WHEN '^$' THEN RETURN format('%s = %L', value, _literal);
        WHEN '^' THEN RETURN format('starts_with(%s, %L)', value, _literal);
        WHEN '$' THEN RETURN format('right(%s, %s) = %L', value, length(_literal), _literal);
        WHEN '' THEN RETURN format('strpos(%s, %L) > 0', value, _literal);
        ELSE RETURN coalesce(
            json_schema.emit_words(pattern, value),
            json_schema.emit_counted(pattern, value),
            json_schema.emit_shape(pattern, value),
            json_schema.emit_uncounted(pattern, value),
            format('%s ~ %L COLLATE "C"', value, json_schema.pattern(pattern)));
    END CASE;
END
$$;

COMMENT ON FUNCTION json_schema.emit_pattern(text, text) IS
'Returns the SQL of the test whether a text value matches an ECMA 262 pattern.';

COMMIT;
