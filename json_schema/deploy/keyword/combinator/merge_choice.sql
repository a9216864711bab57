-- Deploy json_schema:keyword/combinator/merge_choice to pg

BEGIN;

-- A choice of types is a list of types, and one of lists of values a list of values, which more can
-- be said of in one expression.
CREATE FUNCTION json_schema.merge_choice(schema jsonb)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
#variable_conflict use_column
DECLARE
    _keyword text := CASE WHEN schema ? 'anyOf' THEN 'anyOf' ELSE 'oneOf' END;
    _merged  jsonb;
BEGIN
    IF schema ?| '{type,enum,const}' OR NOT schema ? _keyword
       OR schema -> _keyword @? 'strict $[*] ? (@.type() != "object")' THEN
        RETURN schema;
    END IF;
    SELECT jsonb_build_object('type', jsonb_agg(branch -> 'type' ORDER BY n))
      INTO _merged
      FROM jsonb_array_elements(schema -> _keyword) WITH ORDINALITY AS _ (branch, n)
    HAVING bool_and(branch - 'type' = '{}' AND jsonb_typeof(branch -> 'type') = 'string')
       AND count(DISTINCT replace(branch ->> 'type', 'integer', 'number')) = count(*);
    IF _merged IS NULL THEN
        SELECT jsonb_build_object('enum', jsonb_agg(DISTINCT option))
          INTO _merged
          FROM jsonb_array_elements(schema -> _keyword) AS branch,
               jsonb_array_elements(coalesce(
                   branch -> 'enum', jsonb_build_array(branch -> 'const'))) AS option
        HAVING bool_and(branch <> '{}' AND '{}' IN (branch - 'enum', branch - 'const'))
           AND (_keyword = 'anyOf' OR count(DISTINCT option) = count(*));
    END IF;
    RETURN CASE WHEN _merged IS NULL THEN schema ELSE schema - _keyword || _merged END;
END
$$;

COMMENT ON FUNCTION json_schema.merge_choice(jsonb) IS
'Returns a schema whose anyOf or oneOf between different types, or between values, and no more, is a
list of types or of values.';

-- What another schema allows anyway.
CREATE FUNCTION json_schema.without_trivial(schema jsonb)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
#variable_conflict use_column
DECLARE
    _left     jsonb := schema;
    _branches jsonb;
BEGIN
    IF _left ? 'allOf' THEN
        _branches := (SELECT jsonb_agg(branch ORDER BY n)
                        FROM jsonb_array_elements(_left -> 'allOf') WITH ORDINALITY AS _ (branch, n)
                       WHERE branch NOT IN ('true', '{}'));
        _left := _left - 'allOf' || CASE WHEN _branches IS NULL THEN '{}'
                                         ELSE jsonb_build_object('allOf', _branches) END;
    END IF;
    IF _left -> 'anyOf' @? 'strict $[*] ? (@ == true || @.type() == "object" && !exists(@.*))' THEN
        _left := _left - 'anyOf';
    END IF;
    IF _left -> 'propertyNames' IN ('true', '{}') THEN
        _left := _left - 'propertyNames';
    END IF;
    RETURN _left;
END
$$;

COMMENT ON FUNCTION json_schema.without_trivial(jsonb) IS
'Returns a schema without the branches of allOf, the anyOf and the propertyNames that allow all.';

COMMIT;
