-- Deploy model_registry:registry/tightened_keywords to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION allows_all_types(earlier jsonb, later jsonb)
RETURNS boolean
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _all     CONSTANT jsonb := '["null", "boolean", "number", "string", "array", "object"]';
    _earlier jsonb := coalesce(earlier, _all);
    _later   jsonb := coalesce(later, _all);
BEGIN
    -- A single type and a list of one say the same: contains an element.
    RETURN NOT EXISTS (SELECT
                         FROM jsonb_array_elements_text('[]'::jsonb || _earlier) AS t (name)
                        WHERE NOT _later ? t.name
                          AND NOT (t.name = 'integer' AND _later ? 'number'));
END
$$;

COMMENT ON FUNCTION allows_all_types(jsonb, jsonb) IS
'Takes two values of the keyword type (NULL: none); returns true where the later one allows every type that the earlier one does.';

CREATE FUNCTION allowed_values(schema jsonb)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    RETURN CASE
           WHEN NOT schema ? 'const' THEN schema->'enum'
           WHEN NOT schema ? 'enum' OR schema->'enum' @> jsonb_build_array(schema->'const')
           THEN jsonb_build_array(schema->'const')
           ELSE '[]'
           END;
END
$$;

COMMENT ON FUNCTION allowed_values(jsonb) IS
'Takes a JSON Schema; returns the array of the values that its enum and const allow, NULL where it has neither.';

-- The keywords of one schema that hold no schemas. A bound compares with what the earlier schema
-- says of the same bound.
CREATE FUNCTION tightened_keywords(earlier jsonb, later jsonb)
RETURNS TABLE (keyword text, verdict text)
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _values jsonb := registry.allowed_values(later);
    _before jsonb := registry.allowed_values(earlier);
BEGIN
    FOR keyword, verdict IN
        SELECT k, 'stricter' FROM unnest(ARRAY[
            CASE WHEN NOT registry.allows_all_types(earlier->'type', later->'type') THEN 'type' END,
            -- Not by @>, which takes a part of an array or object for the whole.
            CASE WHEN _values IS NOT NULL AND (_before IS NULL OR EXISTS (
                          SELECT FROM jsonb_array_elements(_before) AS b (value)
                           WHERE NOT EXISTS (SELECT FROM jsonb_array_elements(_values) AS v (value)
                                              WHERE v.value = b.value)))
                 THEN CASE WHEN later ? 'const' THEN 'const' ELSE 'enum' END END,
            CASE WHEN (later->>'minimum')::numeric > coalesce(greatest(
                          (earlier->>'minimum')::numeric,
                          (earlier->>'exclusiveMinimum')::numeric), '-Infinity') THEN 'minimum' END,
            CASE WHEN (later->>'maximum')::numeric < coalesce(least(
                          (earlier->>'maximum')::numeric,
                          (earlier->>'exclusiveMaximum')::numeric), 'Infinity') THEN 'maximum' END,
            CASE WHEN ((later->>'exclusiveMinimum')::numeric
                       <= (earlier->>'exclusiveMinimum')::numeric
                       OR (later->>'exclusiveMinimum')::numeric < (earlier->>'minimum')::numeric)
                      IS NOT TRUE AND later ? 'exclusiveMinimum' THEN 'exclusiveMinimum' END,
            CASE WHEN ((later->>'exclusiveMaximum')::numeric
                       >= (earlier->>'exclusiveMaximum')::numeric
                       OR (later->>'exclusiveMaximum')::numeric > (earlier->>'maximum')::numeric)
                      IS NOT TRUE AND later ? 'exclusiveMaximum' THEN 'exclusiveMaximum' END,
            CASE WHEN (mod((earlier->>'multipleOf')::numeric, (later->>'multipleOf')::numeric) = 0)
                      IS NOT TRUE AND later ? 'multipleOf' THEN 'multipleOf' END,
            CASE WHEN later->'uniqueItems' = 'true'
                      AND coalesce(earlier->'uniqueItems', 'false') = 'false'
                 THEN 'uniqueItems' END,
            CASE WHEN EXISTS (SELECT FROM jsonb_array_elements_text(later->'required') AS r (name)
                               WHERE NOT coalesce(earlier->'required', '[]') ? r.name)
                 THEN 'required' END]) AS k
         WHERE k IS NOT NULL
         UNION ALL
        SELECT k, 'stricter' FROM unnest('{minLength,minItems,minProperties}'::text[]) AS k
         WHERE (later->>k)::numeric > coalesce((earlier->>k)::numeric, 0)
         UNION ALL
        SELECT k, 'stricter' FROM unnest('{maxLength,maxItems,maxProperties}'::text[]) AS k
         WHERE later ? k AND ((later->>k)::numeric >= (earlier->>k)::numeric) IS NOT TRUE
         UNION ALL
        SELECT k, CASE WHEN earlier ? k THEN 'possibly stricter' ELSE 'stricter' END
          FROM unnest('{pattern,format,contentEncoding,contentMediaType}'::text[]) AS k
         WHERE later ? k AND later->k IS DISTINCT FROM earlier->k
    LOOP
        RETURN NEXT;
    END LOOP;
END
$$;

COMMENT ON FUNCTION tightened_keywords(jsonb, jsonb) IS
'Takes two JSON Schemas; returns the keywords that hold no schemas by which the later one can refuse what the earlier one accepts, and whether it is certainly or possibly stricter there.';

REVOKE EXECUTE ON FUNCTION allows_all_types(jsonb, jsonb), allowed_values(jsonb),
                           tightened_keywords(jsonb, jsonb) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
