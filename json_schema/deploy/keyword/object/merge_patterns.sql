-- Deploy json_schema:keyword/object/merge_patterns to pg

BEGIN;

-- Which patterns a declared name matches is known before any document.
CREATE FUNCTION json_schema.merge_patterns(schema jsonb)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
#variable_conflict use_column
BEGIN
    RETURN schema || jsonb_build_object('properties', (
        SELECT coalesce(jsonb_object_agg(
                   property.name,
                   CASE WHEN pattern.schemas IS NULL THEN property.schema
                        ELSE jsonb_build_object('allOf', property.schema || pattern.schemas) END),
                   '{}')
          FROM jsonb_each(merge_patterns.schema -> 'properties') AS property (name, schema),
               LATERAL (
                    SELECT jsonb_agg(value ORDER BY key COLLATE "C")
                      FROM jsonb_each(merge_patterns.schema -> 'patternProperties')
                     WHERE property.name ~ json_schema.pattern(key) COLLATE "C"
                       AND NOT json_schema.allows_all(value)
                       AND value <> property.schema
               ) AS pattern (schemas)
    ));
END
$$;

COMMENT ON FUNCTION json_schema.merge_patterns(jsonb) IS
'Returns a schema whose properties ask also for what patternProperties asks of their names.';

-- Names need not be read where all values are as any name may ask for.
CREATE FUNCTION json_schema.emit_common_fault(schema jsonb)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
STRICT
AS $$
#variable_conflict use_column
BEGIN
    RETURN (
        SELECT CASE WHEN count(DISTINCT value) = 1 THEN min(json_schema.emit_jsonpath(value)) END
          FROM (SELECT value FROM jsonb_each(schema -> 'patternProperties')
                 UNION ALL
                SELECT schema -> 'additionalProperties' WHERE schema ? 'additionalProperties') AS _
         WHERE NOT json_schema.allows_all(value)
    );
END
$$;

COMMENT ON FUNCTION json_schema.emit_common_fault(jsonb) IS
'Returns a jsonpath predicate true of what breaks the one schema that patternProperties and
additionalProperties hold; NULL where they hold several, or jsonpath cannot say it.';

COMMIT;
