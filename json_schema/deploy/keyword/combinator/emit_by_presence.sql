-- Deploy json_schema:keyword/combinator/emit_by_presence to pg

BEGIN;

CREATE FUNCTION json_schema.closed_names(fragment jsonb)
RETURNS text[]
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
    SELECT CASE
        WHEN fragment ? '$call' AND jsonb_typeof(fragment -> 'names') = 'array'
            THEN ARRAY(SELECT jsonb_array_elements_text(fragment -> 'names'))
        WHEN fragment -> 'additionalProperties' = 'false' AND NOT fragment ? 'patternProperties'
            THEN ARRAY(SELECT jsonb_object_keys(fragment -> 'properties'))
    END
$$;

COMMENT ON FUNCTION json_schema.closed_names(jsonb) IS
'Returns the names of all properties that an object schema, or the function that checks one, allows;
NULL: it allows any.';

CREATE FUNCTION json_schema.emit_by_presence(
    branches jsonb, just_one boolean, value text, context jsonb
)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
#variable_conflict use_column
DECLARE
    _most   CONSTANT integer := 2;
    _inner  jsonb := json_schema.indent(json_schema.indent(context));
    _tested text[];
    _arms   text;
BEGIN
    -- Names that the same few branches allow. One of them there: only these can hold.
    WITH branch AS MATERIALIZED (
        SELECT n, branch, json_schema.closed_names(branch) AS names
          FROM jsonb_array_elements(emit_by_presence.branches) WITH ORDINALITY AS _ (branch, n)
    ),
    name AS (
        SELECT name, jsonb_agg(branch.branch ORDER BY branch.n) AS allowing, min(branch.n) AS n
          FROM (SELECT DISTINCT unnest(names) AS name FROM branch) AS _
          JOIN branch ON _.name = ANY (branch.names) IS NOT FALSE
         GROUP BY name
        HAVING count(*) <= _most
    ),
    arm AS (
        SELECT array_agg(name ORDER BY name COLLATE "C") AS names, allowing, min(n) AS n
          FROM name GROUP BY allowing
    )
    SELECT string_agg(format(
               '%s    WHEN %s ?| %L THEN %s', context ->> 'margin', value, names,
               json_schema.emit_tests(allowing, just_one, value, _inner)),
               '' ORDER BY jsonb_array_length(allowing), n),
           (SELECT array_agg(name) FROM name)
      INTO _arms, _tested
      FROM arm;
    IF _arms IS NULL THEN
        RETURN NULL;
    END IF;
    RETURN format('CASE%s%s    ELSE %s%sEND', _arms, context ->> 'margin',
                  coalesce((SELECT json_schema.emit_tests(
                                       jsonb_agg(branch ORDER BY n), just_one, value, _inner)
                              FROM jsonb_array_elements(branches) WITH ORDINALITY AS _ (branch, n)
                             WHERE branch -> 'required' ?| _tested IS NOT TRUE
                            HAVING count(*) > 0), 'false'),
                  context ->> 'margin');
END
$$;

COMMENT ON FUNCTION json_schema.emit_by_presence(jsonb, boolean, text, jsonb) IS
'Returns the SQL of an anyOf or oneOf over an object, some of whose branches allow only certain
properties; NULL: they have no properties that at most two of them allow.';

COMMIT;
