-- Deploy json_schema:keyword/object/matching_members to pg

BEGIN;

CREATE FUNCTION json_schema.matching_members(
    instance jsonb, properties jsonb, patterns jsonb, additional boolean)
RETURNS TABLE (keyword text, rule text, name text)
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
    WITH pattern AS MATERIALIZED (
        -- Translated once, not once a property.
        SELECT key, json_schema.pattern(key) AS expression
          FROM jsonb_object_keys(matching_members.patterns) AS key
    ),
    matched AS MATERIALIZED (
        SELECT pattern.key AS pattern, own.key AS name
          FROM pattern
          JOIN jsonb_object_keys(matching_members.instance) AS own (key)
            ON own.key COLLATE "C" ~ pattern.expression
    )
    SELECT 'patternProperties', matched.pattern, matched.name
      FROM matched
    UNION ALL
    SELECT 'additionalProperties', NULL, own.key
      FROM jsonb_object_keys(matching_members.instance) AS own (key)
     WHERE matching_members.additional
       AND NOT coalesce(matching_members.properties ? own.key, false)
       AND own.key NOT IN (SELECT matched.name FROM matched);
$$;

COMMENT ON FUNCTION json_schema.matching_members(jsonb, jsonb, jsonb, boolean) IS
'The properties of an object that patternProperties applies to, with the pattern, and those that are
left for additionalProperties.';

COMMIT;
