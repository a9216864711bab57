-- Deploy json_schema:pattern/pattern_tokens to pg

BEGIN;

-- A regex takes the longest alternative, so a token is never cut short. What opens and is never
-- closed runs to the end of the pattern: the time stays linear, and the reader sees the fault.
CREATE FUNCTION json_schema.pattern_tokens(ecma text, in_class boolean DEFAULT false)
RETURNS text[]
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
SELECT coalesce(array_agg(_match.groups[1] ORDER BY _match.number), '{}')
FROM regexp_matches(
    ecma COLLATE "C",
    E'(\\\\(?:u\\{[0-9a-fA-F]+\\}'
    || E'|u[dD][89abAB][0-9a-fA-F]{2}\\\\u[dD][c-fC-F][0-9a-fA-F]{2}'
    || '|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|[0-9]+'
    || E'|[pP]\\{[^}]*(?:\\}|$)|k<[^>]*(?:>|$)|.)'
    || CASE WHEN in_class THEN '' ELSE
        E'|\\[(?:[^]\\\\]|\\\\.)*(?:\\]|\\\\?$)'
        || E'|\\(\\?(?:[:=!]|<[=!]|<[^>=!][^>]*(?:>|$))'
        || E'|(?:[*+?]|\\{[0-9]+(?:,[0-9]*)?\\})\\??'
    END
    || '|.)',
    'g'
) WITH ORDINALITY AS _match (groups, number);
$$;

COMMENT ON FUNCTION json_schema.pattern_tokens(text, boolean) IS
'Returns the tokens of an ECMA 262 pattern, or of what stands between the brackets of a character '
'class. Joined again they give the pattern, whether it is well formed or not.';

COMMIT;
