-- Deploy json_schema:keyword/string/emit_words to pg

BEGIN;

-- A regex of many words has a state for each character of each, and PostgreSQL makes those that a
-- text needs anew at every match. A list of words is compared in a hundredth of the time.
CREATE FUNCTION json_schema.emit_words(pattern text, value text)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _literal CONSTANT text := E'(?:[A-Za-z0-9 _:/@,;=%&#!~<>"''-]|\\\\[./-])*';
    _choice  CONSTANT text := format(E'\\((?:\\?:)?(%1$s(?:\\|%1$s)+)\\)', _literal);
    _most    CONSTANT integer := 4;
    -- What may be missing is a choice between it and nothing.
    _plain   text := regexp_replace(
        regexp_replace(emit_words.pattern, format(E'\\((?:\\?:)?(%s)\\)\\?', _literal), E'(\\1|)'),
        '([A-Za-z0-9])[?]', E'(\\1|)');
    _only    text[] := regexp_match(
        _plain, format(E'^\\^(%1$s)%2$s(%1$s)([$]?)$', _literal, _choice));
    _none    text[] := regexp_match(emit_words.pattern,
                                    format(E'^\\^\\(\\?!%s[$]\\)(.*)$', _choice));
    _words   text[] := string_to_array(replace(coalesce(_only[2], _none[1]), E'\\', ''), '|');
BEGIN
    IF _only IS NOT NULL THEN
        _words := ARRAY(SELECT replace(concat(_only[1], word, _only[3]), E'\\', '')
                          FROM unnest(_words) AS word);
        RETURN CASE
            WHEN _only[4] = '$' THEN format('%s = ANY (%L::text[])', value, _words)
            WHEN cardinality(_words) <= _most
                THEN (SELECT format('(%s)', string_agg(
                                 format('starts_with(%s, %L)', value, word), ' OR '))
                        FROM unnest(_words) AS word)
        END;
    -- Not where the rest is a choice of its own, or refers to a group by its number.
    ELSIF _none[2] !~ E'\\||\\\\[1-9k]' THEN
        RETURN format('(%s <> ALL (%L::text[]) AND %s)', value, _words,
                      json_schema.emit_pattern('^' || _none[2], value));
    END IF;
    RETURN NULL;
END
$$;

COMMENT ON FUNCTION json_schema.emit_words(text, text) IS
'Returns the SQL of the test against a pattern that takes, or excludes, a list of words, or takes a
few beginnings; NULL: it is no such pattern.';

COMMIT;
