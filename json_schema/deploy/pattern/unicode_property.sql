-- Deploy json_schema:pattern/unicode_property to pg

BEGIN;

CREATE FUNCTION json_schema.unicode_category(name text)
RETURNS int4multirange
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
SELECT CASE
    WHEN _alias.short = 'Cs' THEN '{[55296,57344)}'::int4multirange
    -- Unassigned is what no other category holds, and 'C' what none of the others does.
    WHEN _alias.short = 'Cn' THEN '{[0,55296),[57344,1114112)}'::int4multirange - (
        SELECT range_agg(_range)
        FROM unnest(_leaf.names) AS _name, unnest(json_schema.unicode_ranges(_name)) AS _range
    )
    WHEN _alias.short = 'C' THEN '{[0,1114112)}'::int4multirange - (
        SELECT range_agg(_range)
        FROM unnest(_leaf.names) AS _name, unnest(json_schema.unicode_ranges(_name)) AS _range
        WHERE _name !~ '^C'
    )
    ELSE (
        SELECT range_agg(_range)
        FROM unnest(_leaf.names) AS _name, unnest(json_schema.unicode_ranges(_name)) AS _range
        WHERE _name ~ CASE _alias.short WHEN 'LC' THEN '^L[ult]' ELSE '^' || _alias.short END
    )
END
FROM (VALUES
    ('L', '{Letter}'), ('LC', '{Cased_Letter}'), ('Lu', '{Uppercase_Letter}'),
    ('Ll', '{Lowercase_Letter}'), ('Lt', '{Titlecase_Letter}'), ('Lm', '{Modifier_Letter}'),
    ('Lo', '{Other_Letter}'), ('M', '{Mark,Combining_Mark}'), ('Mn', '{Nonspacing_Mark}'),
    ('Mc', '{Spacing_Mark}'), ('Me', '{Enclosing_Mark}'), ('N', '{Number}'),
    ('Nd', '{Decimal_Number,digit}'), ('Nl', '{Letter_Number}'), ('No', '{Other_Number}'),
    ('P', '{Punctuation,punct}'), ('Pc', '{Connector_Punctuation}'), ('Pd', '{Dash_Punctuation}'),
    ('Ps', '{Open_Punctuation}'), ('Pe', '{Close_Punctuation}'), ('Pi', '{Initial_Punctuation}'),
    ('Pf', '{Final_Punctuation}'), ('Po', '{Other_Punctuation}'), ('S', '{Symbol}'),
    ('Sm', '{Math_Symbol}'), ('Sc', '{Currency_Symbol}'), ('Sk', '{Modifier_Symbol}'),
    ('So', '{Other_Symbol}'), ('Z', '{Separator}'), ('Zs', '{Space_Separator}'),
    ('Zl', '{Line_Separator}'), ('Zp', '{Paragraph_Separator}'), ('C', '{Other}'),
    ('Cc', '{Control,cntrl}'), ('Cf', '{Format}'), ('Cs', '{Surrogate}'), ('Co', '{Private_Use}'),
    ('Cn', '{Unassigned}')
) AS _alias (short, long)
CROSS JOIN (VALUES (
    '{Lu,Ll,Lt,Lm,Lo,Mn,Mc,Me,Nd,Nl,No,Pc,Pd,Ps,Pe,Pi,Pf,Po,Sm,Sc,Sk,So,Zs,Zl,Zp,Cc,Cf,Co}'::text[]
)) AS _leaf (names)
WHERE unicode_category.name = _alias.short OR unicode_category.name = ANY (_alias.long::text[]);
$$;

COMMENT ON FUNCTION json_schema.unicode_category(text) IS
'Returns the code points of a general category, by its short or long name; else NULL.';

-- Statements, not one expression: the planner would compute every constant of that beforehand.
CREATE FUNCTION json_schema.unicode_property(name text)
RETURNS int4multirange
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
BEGIN
    CASE
        WHEN name = 'Any' THEN
            RETURN '{[0,1114112)}'::int4multirange;
        WHEN name = 'ASCII' THEN
            RETURN '{[0,128)}'::int4multirange;
        WHEN name IN ('ASCII_Hex_Digit', 'AHex') THEN
            RETURN '{[48,58),[65,71),[97,103)}'::int4multirange;
        WHEN name = 'Assigned' THEN
            RETURN '{[0,1114112)}'::int4multirange - json_schema.unicode_category('Cn');
        WHEN name IN ('White_Space', 'space') THEN
            RETURN json_schema.unicode_category('Z') + '{[9,14),[133,134)}';
        WHEN name IN ('Alphabetic', 'Alpha') THEN
            RETURN json_schema.unicode_category('L') + json_schema.unicode_category('Nl')
                + json_schema.unicode_ranges('Other_Alphabetic');
        WHEN name IN ('Lowercase', 'Lower') THEN
            RETURN json_schema.unicode_category('Ll')
                + json_schema.unicode_ranges('Other_Lowercase');
        WHEN name IN ('Uppercase', 'Upper') THEN
            RETURN json_schema.unicode_category('Lu')
                + json_schema.unicode_ranges('Other_Uppercase');
        WHEN name IN ('ID_Start', 'IDS') THEN
            -- U+2E2F is a letter, but one of the syntax of patterns: it starts no identifier.
            RETURN json_schema.unicode_category('L') + json_schema.unicode_category('Nl')
                + json_schema.unicode_ranges('Other_ID_Start') - '{[11823,11824)}';
        WHEN name IN ('ID_Continue', 'IDC') THEN
            RETURN json_schema.unicode_property('ID_Start')
                + json_schema.unicode_category('Mn') + json_schema.unicode_category('Mc')
                + json_schema.unicode_category('Nd') + json_schema.unicode_category('Pc')
                + json_schema.unicode_ranges('Other_ID_Continue');
        WHEN name ~ '^(Script|sc)=' THEN
            RETURN json_schema.unicode_ranges('Script=' || split_part(name, '=', 2));
        ELSE
            RETURN json_schema.unicode_category(
                regexp_replace(name, '^(General_Category|gc)=', ''));
    END CASE;
END
$$;

COMMENT ON FUNCTION json_schema.unicode_property(text) IS
E'Returns the code points of a Unicode property as ECMA 262 writes it between the braces of '
'\\p{...}; NULL for a name that the engine does not hold.';

COMMIT;
