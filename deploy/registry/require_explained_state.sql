-- Deploy model_registry:registry/require_explained_state to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION require_explained_state(version_before jsonb, version_after jsonb)
RETURNS void
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _explained boolean := true;
BEGIN
    IF (version_before->'artifact_id', version_before->'lineage_id',
        version_before->'lineage_position')
       IS DISTINCT FROM
       (version_after->'artifact_id', version_after->'lineage_id',
        version_after->'lineage_position') THEN
        RAISE SQLSTATE 'MR003' USING
            MESSAGE = format('the position of model version "%s" is fixed',
                             version_before->>'artifact_id'),
            DETAIL = format('Asked for: artifact %s, position %s in lineage %s.',
                            version_after->'artifact_id', version_after->'lineage_position',
                            version_after->'lineage_id'),
            HINT = 'Register another version with register_model(..., new_version_of => ...).',
            TABLE = 'model_versions';
    END IF;
    IF version_after->>'replaced_by' IS NOT NULL THEN
        PERFORM FROM registry.model_versions AS v
          WHERE v.artifact_id = version_after->>'replaced_by'
            AND v.lineage_id = version_after->>'lineage_id';
        _explained := FOUND;
    END IF;
    IF (version_before->'promotion_state', version_before->'promotion_event_id')
       IS NOT DISTINCT FROM
       (version_after->'promotion_state', version_after->'promotion_event_id') THEN
        IF _explained AND (version_before->'is_current', version_before->'replaced_by')
           IS NOT DISTINCT FROM (version_after->'is_current', version_after->'replaced_by') THEN
            RETURN;
        END IF;
        -- Another version of the lineage is promoted by this very statement: this one is replaced.
        PERFORM FROM registry.model_lineages AS l
          JOIN registry.model_events AS e
            ON (e.lineage_id, e.lineage_event_number) = (l.lineage_id, l.event_count)
         WHERE l.lineage_id = version_after->>'lineage_id'
           AND e.after->>'promotion_state' = 'promoted'
           AND e.artifact_id <> version_after->>'artifact_id'
           AND version_after->'is_current' = 'false'
           AND (version_after->'replaced_by' = version_before->'replaced_by'
                OR version_before->'replaced_by' = 'null'
                   AND version_after->>'replaced_by' = e.artifact_id);
        IF FOUND AND _explained THEN
            RETURN;
        END IF;
    END IF;
    PERFORM FROM registry.model_events AS e
      WHERE e.event_id = (version_after->>'promotion_event_id')::bigint
        AND e.event_id > coalesce((version_before->>'promotion_event_id')::bigint, 0)
        AND e.artifact_id = version_after->>'artifact_id'
        AND e.before->'promotion_state' = version_before->'promotion_state'
        AND e.after->'promotion_state' = version_after->'promotion_state';
    IF NOT (FOUND AND _explained) THEN
        RAISE SQLSTATE 'MR001' USING
            MESSAGE = format('no event explains the new state of model version "%s"',
                             version_after->>'artifact_id'),
            DETAIL = format('promotion_state %s -> %s, is_current %s -> %s, replaced_by %s -> %s; '
                            'promotion_event_id is %s.',
                            version_before->'promotion_state', version_after->'promotion_state',
                            version_before->'is_current', version_after->'is_current',
                            version_before->'replaced_by', version_after->'replaced_by',
                            version_after->'promotion_event_id'),
            HINT = 'Call promote_model(), reject_model(), reopen_model() or withdraw_model(). If a '
                   'trigger changes promotion_state, drop it.',
            TABLE = 'model_versions',
            COLUMN = 'promotion_state';
    END IF;
END
$$;

COMMENT ON FUNCTION require_explained_state(jsonb, jsonb) IS
'Takes a row of model_versions before and after a write. Raises MR003 where its position changed, MR001 where its state has no event of its own.';

REVOKE EXECUTE ON FUNCTION require_explained_state(jsonb, jsonb) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
