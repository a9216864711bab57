-- Deploy json_schema:pattern/pattern_problem to pg

BEGIN;

-- The names are all those of ECMA 262, so that a property which the engine does not hold is told
-- from a misspelt one. Of scripts only the form is looked at.
CREATE FUNCTION json_schema.is_unicode_property(name text)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
SELECT name ~ '^(?:Script|sc|Script_Extensions|scx)=[A-Z][a-z]+(?:_[A-Z][a-z]+|[A-Z][a-z]+)*$'
    OR name ~ ('^(?:Bidi_C(?:ontrol)?|Bidi_M(?:irrored)?|Case_Ignorable|CI|Cased'
        || '|Changes_When_(?:(?:NFKC_)?Casefolded|Casemapped|Lowercased|Titlecased|Uppercased)'
        || '|CWKCF|CWCF|CWCM|CWL|CWT|CWU|Dash|Default_Ignorable_Code_Point|DI|Dep(?:recated)?'
        || '|Dia(?:critic)?|Emoji|Emoji_Component|EComp|Emoji_Modifier|EMod|Emoji_Modifier_Base'
        || '|EBase|Emoji_Presentation|EPres|Extended_Pictographic|ExtPict|Ext(?:ender)?'
        || '|Grapheme_Base|Gr_Base|Grapheme_Extend|Gr_Ext|Hex(?:_Digit)?|IDS_Binary_Operator|IDSB'
        || '|IDS_Trinary_Operator|IDST|Ideo(?:graphic)?|Join_C(?:ontrol)?|Logical_Order_Exception'
        || '|LOE|Math|Noncharacter_Code_Point|NChar|Pattern_Syntax|Pat_Syn|Pattern_White_Space'
        || '|Pat_WS|Quotation_Mark|QMark|Radical|Regional_Indicator|RI|Sentence_Terminal|STerm'
        || '|Soft_Dotted|SD|Terminal_Punctuation|Term|Unified_Ideograph|UIdeo|Variation_Selector'
        || '|VS|XID_Continue|XIDC|XID_Start|XIDS)$')
    OR name ~ '^(?:General_Category=|gc=)?(?:L[Cultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|S[mcko]?'
        '|Z[slp]?|C[cfson]?)$'
    OR json_schema.unicode_property(name) IS NOT NULL;
$$;

COMMENT ON FUNCTION json_schema.is_unicode_property(text) IS
E'Returns whether ECMA 262 allows this name between the braces of \\p{...}.';

CREATE FUNCTION json_schema.is_group_name(name text)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
SELECT name ~ '^[$_A-Za-z][$_0-9A-Za-z]*$' OR (
    SELECT bool_and(
        _char IN ('$', '_')
        OR json_schema.unicode_property(CASE _number WHEN 1 THEN 'ID_Start' ELSE 'ID_Continue' END)
            @> ascii(_char)
        OR _number > 1 AND ascii(_char) IN (8204, 8205)
    )
    FROM regexp_split_to_table(name, '') WITH ORDINALITY AS _split (_char, _number)
);
$$;

COMMENT ON FUNCTION json_schema.is_group_name(text) IS
'Returns whether this can name a group of an ECMA 262 pattern.';

CREATE FUNCTION json_schema.pattern_problem(ecma text)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _tokens CONSTANT text[] := json_schema.pattern_tokens(ecma);
    _groups CONSTANT text[] := array(
        SELECT _group FROM unnest(_tokens) AS _group WHERE _group ~ E'^\\((\\?<[^=!].*)?$');
    _names CONSTANT text[] := array(
        SELECT substr(_group, 4, length(_group) - 4) FROM unnest(_groups) AS _group
        WHERE length(_group) > 1);
    _open text[] := ARRAY[]::text[];
    _repeatable boolean := false;
    _problem text;
    _token text;
BEGIN
    FOREACH _token IN ARRAY _tokens LOOP
        CASE
            WHEN left(_token, 1) = '(' THEN
                IF left(_token, 3) = '(?<' AND length(_token) > 4 AND NOT (right(_token, 1) = '>'
                    AND json_schema.is_group_name(substr(_token, 4, length(_token) - 4))) THEN
                    RETURN format('the group name in %s', _token);
                END IF;
                _open := _open || _token;
                _repeatable := false;
            WHEN _token = ')' THEN
                IF _open = '{}' THEN
                    RETURN 'a ) that closes nothing';
                END IF;
                _repeatable := right(_open[cardinality(_open)], 1) NOT IN ('=', '!');
                _open := trim_array(_open, 1);
            WHEN _token IN ('^', '$', '|', E'\\b', E'\\B') THEN
                _repeatable := false;
            WHEN left(_token, 1) IN ('*', '+', '?') OR left(_token, 1) = '{' AND _token <> '{' THEN
                IF NOT _repeatable THEN
                    RETURN format('the quantifier %s after nothing that can repeat', _token);
                ELSIF left(_token, 1) = '{' AND (json_schema.pattern_count(_token)).fewest
                        > (json_schema.pattern_count(_token)).most THEN
                    RETURN format('the quantifier %s, out of order', _token);
                END IF;
                _repeatable := false;
            WHEN _token IN ('{', '}', ']', E'\\') THEN
                RETURN format('a lone %s', _token);
            WHEN left(_token, 1) = '[' THEN
                IF _token !~ E'^\\[(?:[^]\\\\]|\\\\.)*\\]$' THEN
                    RETURN 'a [ that is never closed';
                END IF;
                _problem := (json_schema.pattern_class(_token)).problem;
                IF _problem IS NOT NULL THEN
                    RETURN _problem;
                END IF;
                _repeatable := true;
            WHEN left(_token, 3) = E'\\k<' THEN
                IF (substring(_token, '<(.*)>$') = ANY (_names)) IS NOT TRUE THEN
                    RETURN format('the reference %s to no group', _token);
                END IF;
                _repeatable := true;
            WHEN left(_token, 1) = E'\\' AND strpos('123456789', substr(_token, 2, 1)) > 0 THEN
                IF substr(_token, 2)::numeric > cardinality(_groups) THEN
                    RETURN format('the reference %s to no group', _token);
                END IF;
                _repeatable := true;
            WHEN left(_token, 3) IN (E'\\p{', E'\\P{') THEN
                IF NOT (right(_token, 1) = '}'
                    AND json_schema.is_unicode_property(substr(_token, 4, length(_token) - 4))) THEN
                    RETURN format('the Unicode property %s', _token);
                END IF;
                _repeatable := true;
            ELSE
                IF _token NOT IN (E'\\d', E'\\D', E'\\w', E'\\W', E'\\s', E'\\S')
                    AND json_schema.pattern_code(_token) IS NULL THEN
                    RETURN format('the escape %s', _token);
                END IF;
                _repeatable := true;
        END CASE;
    END LOOP;
    RETURN CASE
        WHEN _open <> '{}' THEN 'a ( that is never closed'
        WHEN cardinality(_names) > (SELECT count(DISTINCT _name) FROM unnest(_names) AS _name)
            THEN 'a group name that is used twice'
    END;
END
$$;

COMMENT ON FUNCTION json_schema.pattern_problem(text) IS
'Returns what breaks the syntax of ECMA 262 in a pattern, read as with the flag u but for signs '
'after a backslash, which always stand for themselves; NULL if nothing does.';

COMMIT;
