-- Deploy model_registry:lifecycle/promoted_version_at to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION promoted_version_at(artifact_id text, at timestamptz DEFAULT clock_timestamp())
RETURNS text
LANGUAGE sql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
    SELECT CASE WHEN e.event_type IN ('promoted', 'rolled_back') THEN e.artifact_id END
      FROM (SELECT lineage_id
              FROM registry.model_events AS r
             WHERE r.artifact_id = promoted_version_at.artifact_id
             ORDER BY r.occurred_at DESC
             LIMIT 1) AS l
      JOIN registry.model_events AS e
        ON e.lineage_id = l.lineage_id
     WHERE (e.event_type IN ('promoted', 'rolled_back', 'superseded')
            OR e.event_type = 'deleted' AND e.before->>'promotion_state' = 'promoted'
            -- A lineage that TRUNCATE took, and that starts anew.
            OR e.event_type = 'registered' AND e.artifact_id = e.lineage_id)
       AND e.occurred_at <= at
     ORDER BY e.occurred_at DESC
     LIMIT 1
$$;

COMMENT ON FUNCTION promoted_version_at(text, timestamptz) IS
'Takes any version of a lineage and a time; returns the version that was promoted then, NULL where none was.';

REVOKE EXECUTE ON FUNCTION promoted_version_at(text, timestamptz) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
