-- Deploy model_registry:lifecycle/keep_promoted to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION keep_promoted_version()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _state CONSTANT text[] := '{artifact_id,lineage_id,lineage_position,promotion_state,
                                promotion_notes,promotion_event_id,is_current,replaced_by,
                                archived_at}';
BEGIN
    -- A column is fixed unless it says where the version stands.
    PERFORM registry.require_kept(
        OLD.artifact_id,
        registry.without_evaluated(OLD.artifact_id, NEW.benchmark_id, to_jsonb(OLD) - _state,
                                   to_jsonb(NEW)),
        to_jsonb(NEW));
    RETURN NULL;
END
$$;

COMMENT ON FUNCTION keep_promoted_version() IS
'Trigger: a promoted version keeps the values of model_versions. What is NULL may be given a value; metrics and their data set follow the newest evaluation. Raises MR010.';

CREATE FUNCTION keep_promoted_metadata()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _old   jsonb;
    _new   jsonb;
    _held  jsonb;
    _fixed jsonb;
    _own   text;
BEGIN
    IF OLD.metadata::text IS NOT DISTINCT FROM NEW.metadata::text THEN
        RETURN NULL;
    END IF;
    SELECT v.benchmark_id INTO _own FROM registry.model_versions AS v
     WHERE v.artifact_id = OLD.id AND v.promotion_state = 'promoted';
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    _old := registry.try_json(OLD.metadata::text);
    _new := registry.try_json(NEW.metadata::text);
    _held := coalesce(_old->'held_for_review', '[]');
    SELECT coalesce(jsonb_object_agg(f.key, f.value), '{}') - 'held_for_review'
      INTO _fixed
      FROM jsonb_each(CASE WHEN jsonb_typeof(_old) = 'object' THEN _old END) AS f
      JOIN registry.metadata_schemas AS s
        ON s.artifact_type = 'model' AND s.is_active AND s.schema->'properties' ? f.key;
    -- What was held for review may be resolved; nothing more is held.
    IF NOT coalesce(_new->'held_for_review', '[]') <@ _held THEN
        _fixed := _fixed || jsonb_build_object('held_for_review', _held);
    END IF;
    PERFORM registry.require_kept(
        OLD.id::text, registry.without_evaluated(OLD.id::text, _own, _fixed, _new), _new);
    RETURN NULL;
END
$$;

COMMENT ON FUNCTION keep_promoted_metadata() IS
'Trigger: metadata of a promoted version keeps the values of the fields that the active schema knows. A null may be given a value, other keys are free, metrics and their data set follow the newest evaluation, held_for_review may lose fields. Raises MR010.';

REVOKE EXECUTE ON FUNCTION keep_promoted_version(), keep_promoted_metadata() FROM PUBLIC;

CREATE TRIGGER model_versions_15_keep_promoted
    AFTER UPDATE ON model_versions
    FOR EACH ROW WHEN (OLD.promotion_state = 'promoted')
    EXECUTE FUNCTION keep_promoted_version();

-- After the history was written, which waits for whoever is promoting a version of the lineage.
CREATE TRIGGER model_registry_25_keep_promoted
    AFTER UPDATE ON artifacts
    FOR EACH ROW WHEN (NEW.artifact_type = 'model')
    EXECUTE FUNCTION keep_promoted_metadata();

COMMENT ON TRIGGER model_versions_15_keep_promoted ON model_versions IS
'A promoted version is fixed.';
COMMENT ON TRIGGER model_registry_25_keep_promoted ON artifacts IS
'model_registry: the metadata of a promoted version is fixed.';

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
