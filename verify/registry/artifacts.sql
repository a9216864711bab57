-- Verify model_registry:registry/artifacts on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT id, artifact_type, title, metadata, version_number, parent_version_id, version_tag,
       changelog, is_latest, lifecycle_state, superseded_by, origin_type, origin_url,
       created_by, created_at, updated_at
  FROM artifacts
 WHERE FALSE;

-- What came after the deploy counts too: a child table, row security, another column.
DO $$
DECLARE
    _problems text;
BEGIN
    SELECT string_agg(format('%s: %s', problem, remedy), E'\n')
      INTO _problems
      FROM artifact_problems;
    IF _problems IS NOT NULL THEN
        RAISE object_not_in_prerequisite_state USING
            MESSAGE = 'the registry cannot serve the table artifacts',
            DETAIL = _problems,
            HINT = 'Fix each problem listed in DETAIL.';
    END IF;
END
$$;

ROLLBACK;
