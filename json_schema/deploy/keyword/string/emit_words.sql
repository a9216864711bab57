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
    _literal CONSTANT text := '[A-Za-z0-9 _:/@,;=%&#!~<>"''-]*';
    _choice  CONSTANT text := format(E'\\((?:\\?:)?(%1$s(?:\\|%1$s)+)\\)', _literal);
    _only    text[] := regexp_match(emit_words.pattern,
                                    format(E'^\\^(%1$s)%2$s(%1$s)[$]$', _literal, _choice));
    _none    text[] := regexp_match(emit_words.pattern,
                                    format(E'^\\^\\(\\?!%s[$]\\)(.*)$', _choice));
BEGIN
    IF _only IS NOT NULL THEN
        RETURN format('%s = ANY (%L::text[])', value,
                      ARRAY(SELECT concat(_only[1], word, _only[3])
                              FROM regexp_split_to_table(_only[2], E'\\|') AS word));
    -- Not where the rest is a choice of its own, or refers to a group by its number.
    ELSIF _none[2] !~ E'\\||\\\\[1-9k]' THEN
        RETURN format('(%s <> ALL (%L::text[]) AND %s)', value, string_to_array(_none[1], '|'),
                      json_schema.emit_pattern('^' || _none[2], value));
    END IF;
    RETURN NULL;
END
$$;

COMMENT ON FUNCTION json_schema.emit_words(text, text) IS
'SQL text of the test against a pattern that takes, or excludes, a list of words; NULL: it is no
such pattern.';

COMMIT;
