-- Deploy model_registry:lifecycle/promoted_version_at to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION promoted_version_at(artifact_id text, at timestamptz DEFAULT clock_timestamp())
RETURNS text
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _lineage_id text;
    _event      record;
BEGIN
    SELECT v.lineage_id INTO _lineage_id
      FROM registry.model_versions AS v
     WHERE v.artifact_id = promoted_version_at.artifact_id;
    IF NOT FOUND THEN  -- The history knows deleted versions too.
        SELECT e.lineage_id INTO _lineage_id
          FROM registry.model_events AS e
         WHERE e.artifact_id = promoted_version_at.artifact_id
         ORDER BY e.occurred_at DESC
         LIMIT 1;
    END IF;
    SELECT e.event_type, e.artifact_id INTO _event
      FROM registry.model_events AS e
     WHERE e.lineage_id = _lineage_id
       AND e.event_type IN ('promoted', 'rolled_back', 'superseded', 'withdrawn')
       AND e.occurred_at <= at
     ORDER BY e.occurred_at DESC
     LIMIT 1;
    RETURN CASE WHEN _event.event_type IN ('promoted', 'rolled_back') THEN _event.artifact_id END;
END
$$;

COMMENT ON FUNCTION promoted_version_at(text, timestamptz) IS
'Takes any version of a lineage and a time; returns the version that was promoted then, NULL where none was. Cost: two or three index probes.';

REVOKE EXECUTE ON FUNCTION promoted_version_at(text, timestamptz) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
