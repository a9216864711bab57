-- Deploy json_schema:keyword/object/matching_members to pg

BEGIN;

CREATE FUNCTION json_schema.matching_members(
    instance jsonb, properties jsonb, patterns jsonb, translated jsonb,
    additional boolean)
RETURNS TABLE (keyword text, pattern text, names text[])
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
    WITH pattern AS MATERIALIZED (
        SELECT key, matching_members.translated ->> key AS expression
          FROM jsonb_object_keys(matching_members.patterns) AS key
    ),
    matched AS MATERIALIZED (
        SELECT pattern.key AS pattern, own.key AS name, own.n
          FROM pattern
          JOIN jsonb_object_keys(matching_members.instance) WITH ORDINALITY AS own (key, n)
            ON own.key COLLATE "C" ~ pattern.expression
    ),
    additional AS (
        SELECT own.key AS name, own.n
          FROM jsonb_object_keys(matching_members.instance) WITH ORDINALITY AS own (key, n)
         WHERE matching_members.additional
           AND NOT coalesce(matching_members.properties ? own.key, false)
           AND own.key NOT IN (SELECT matched.name FROM matched)
    )
    SELECT 'patternProperties', matched.pattern, array_agg(matched.name ORDER BY matched.n)
      FROM matched
     GROUP BY matched.pattern
    UNION ALL
    SELECT 'additionalProperties', NULL, array_agg(additional.name ORDER BY additional.n)
      FROM additional
    HAVING count(*) > 0;
$$;

COMMENT ON FUNCTION json_schema.matching_members(jsonb, jsonb, jsonb, jsonb, boolean) IS
'Returns the properties of an object that each pattern of patternProperties applies to, and those
that are left for additionalProperties. translated: the patterns in PostgreSQL''s syntax.';

COMMIT;
