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
'SQL text of the test against a counted class, or a choice of such; NULL: the pattern is none.';

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
            json_schema.emit_counted(pattern, value),
            format('%s ~ %L COLLATE "C"', value, json_schema.pattern(pattern)));
    END CASE;
END
$$;

COMMENT ON FUNCTION json_schema.emit_pattern(text, text) IS
'SQL text of the test whether a text value matches an ECMA 262 pattern.';

COMMIT;
