-- Deploy json_schema:keyword/combinator/emit_combinator to pg

BEGIN;

CREATE FUNCTION json_schema.emit_allof(branches jsonb, value text, context jsonb)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
#variable_conflict use_column
BEGIN
    RETURN (
        SELECT string_agg(json_schema.emit(branch, value, context),
                          context ->> 'margin' || 'AND ' ORDER BY n)
          FROM jsonb_array_elements(branches) WITH ORDINALITY AS _ (branch, n)
    );
END
$$;

COMMENT ON FUNCTION json_schema.emit_allof(jsonb, text, jsonb) IS
'Returns the SQL of the test whether a value satisfies all branches.';

CREATE FUNCTION json_schema.emit_not(schema jsonb, value text, context jsonb)
RETURNS text
LANGUAGE sql
STABLE
PARALLEL SAFE
AS $$
    -- What absence answers is turned round with the rest.
    SELECT format('NOT (%s)', json_schema.emit(
        schema, value,
        context || CASE WHEN context ? 'absent'
                        THEN jsonb_build_object('absent', NOT (context -> 'absent')::boolean)
                        ELSE '{}'::jsonb END))
$$;

COMMENT ON FUNCTION json_schema.emit_not(jsonb, text, jsonb) IS
'Returns the SQL of the test whether a value breaks the schema.';

CREATE FUNCTION json_schema.emit_if(schema jsonb, value text, context jsonb)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
#variable_conflict use_column
BEGIN
    RETURN (
        SELECT format(
            'CASE WHEN %2$s%1$s    THEN %3$s%1$s    ELSE %4$s%1$sEND',
            context ->> 'margin',
            json_schema.emit(schema -> 'if', value, _.within),
            json_schema.emit(coalesce(schema -> 'then', 'true'), value, _.within),
            json_schema.emit(coalesce(schema -> 'else', 'true'), value, _.within)
        )
          FROM json_schema.indent(context) AS _ (within)
         WHERE schema ?| '{then,else}'
    );
END
$$;

COMMENT ON FUNCTION json_schema.emit_if(jsonb, text, jsonb) IS
'Returns the SQL of if, then and else; NULL: nothing. The value is there (context has no absent).';

CREATE FUNCTION json_schema.emit_combinator(schema jsonb, value text, context jsonb)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
#variable_conflict use_column
BEGIN
    RETURN (
        SELECT string_agg(_.test, context ->> 'margin' || 'AND ' ORDER BY _.cost, _.keyword)
          FROM (
            SELECT keyword,
                   CASE keyword WHEN 'oneOf' THEN 2 ELSE 1 END AS cost,
                   CASE keyword
            WHEN 'allOf' THEN json_schema.emit_allof(argument, value, context)
            WHEN 'anyOf' THEN json_schema.emit_branches(argument, false, value, context)
            WHEN 'oneOf' THEN json_schema.emit_branches(argument, true, value, context)
            WHEN 'not' THEN json_schema.emit_not(argument, value, context)
            WHEN 'if' THEN json_schema.emit_if(schema, value, context)
                   END AS test
              FROM jsonb_each(emit_combinator.schema) AS keywords (keyword, argument)
          ) AS _
    );
END
$$;

COMMENT ON FUNCTION json_schema.emit_combinator(jsonb, text, jsonb) IS
'Returns the SQL of what the keywords that combine schemas ask of a value; NULL: nothing.';

COMMIT;
