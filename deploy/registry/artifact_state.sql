-- Deploy model_registry:registry/artifact_state to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- The one place that says what the application's columns are, given the row of model_versions.
-- A candidate keeps the lifecycle_state and superseded_by that it had: a legacy artifact's are the
-- application's until somebody decides.
CREATE FUNCTION artifact_state(
    version             jsonb,
    before              jsonb,
    OUT is_latest       text,
    OUT lifecycle_state text,
    OUT superseded_by   text
)
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _promotion_state text := version->>'promotion_state';
BEGIN
    is_latest := CASE WHEN version->'is_current' = 'true' THEN '1' ELSE '0' END;
    lifecycle_state := CASE _promotion_state
                       WHEN 'promoted'  THEN 'active'
                       WHEN 'candidate' THEN before->>'lifecycle_state'
                       ELSE _promotion_state
                       END;
    superseded_by := CASE WHEN _promotion_state IN ('promoted', 'superseded')
                          THEN version->>'replaced_by' ELSE before->>'superseded_by' END;
END
$$;

COMMENT ON FUNCTION artifact_state(jsonb, jsonb) IS
'Takes a row of model_versions and the row of artifacts before; returns is_latest (1 or 0), lifecycle_state and superseded_by as they follow.';

CREATE FUNCTION require_artifact_state(before jsonb, after jsonb, version jsonb)
RETURNS void
LANGUAGE plpgsql
IMMUTABLE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _state record;
BEGIN
    SELECT * INTO _state FROM registry.artifact_state(version, before);
    IF (_state.is_latest = '1', _state.superseded_by) IS DISTINCT FROM
       (after->>'is_latest' IN ('1', 'true'), after->>'superseded_by')
       OR before ? 'version_number' AND before->'version_number' <> after->'version_number'
       OR (after->>'lifecycle_state') IS DISTINCT FROM _state.lifecycle_state
          AND (after->>'lifecycle_state', version->>'promotion_state')
              IS DISTINCT FROM ('candidate', 'candidate') THEN
        RAISE SQLSTATE 'MR008' USING
            MESSAGE = format('another trigger changes the state of model version "%s"',
                             after->>'id'),
            DETAIL = format('is_latest %s, lifecycle_state %s, superseded_by %s, version_number '
                            '%s; its promotion_state is %s.', after->'is_latest',
                            after->'lifecycle_state', after->'superseded_by',
                            after->'version_number', version->>'promotion_state'),
            HINT = 'Let triggers on artifacts leave these columns of models alone, for example '
                   'with WHEN (NEW.artifact_type <> ''model'').',
            TABLE = 'artifacts';
    END IF;
END
$$;

COMMENT ON FUNCTION require_artifact_state(jsonb, jsonb, jsonb) IS
'Takes a row of artifacts before and after a write, and its row of model_versions. Raises MR008 where the state columns do not follow.';

CREATE FUNCTION require_same_position(before jsonb, after jsonb)
RETURNS void
LANGUAGE plpgsql
IMMUTABLE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    IF (before->'artifact_type', before->'parent_version_id')
       IS DISTINCT FROM (after->'artifact_type', after->'parent_version_id') THEN
        RAISE SQLSTATE 'MR003' USING
            MESSAGE = format('the position of model version "%s" is fixed', before->>'id'),
            DETAIL = format('artifact_type %s -> %s, parent_version_id %s -> %s.',
                            before->'artifact_type', after->'artifact_type',
                            before->'parent_version_id', after->'parent_version_id'),
            HINT = 'Register another version with register_model(..., new_version_of => ...).',
            TABLE = 'artifacts';
    END IF;
END
$$;

COMMENT ON FUNCTION require_same_position(jsonb, jsonb) IS
'Takes a row of artifacts before and after. Raises MR003 where its type or parent changed.';

REVOKE EXECUTE ON FUNCTION artifact_state(jsonb, jsonb), require_same_position(jsonb, jsonb),
                           require_artifact_state(jsonb, jsonb, jsonb) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
