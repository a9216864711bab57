-- Deploy model_registry:registry/record_evaluation_row to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION record_evaluation_row()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
BEGIN
    PERFORM FROM ONLY registry.artifacts AS a WHERE a.id = NEW.artifact_id FOR NO KEY UPDATE;
    INSERT INTO registry.model_events (artifact_id, lineage_id, event_type, actor, after)
    VALUES (NEW.artifact_id, registry.require_version(NEW.artifact_id), 'evaluated', NEW.actor,
            jsonb_strip_nulls(jsonb_build_object(
                'evaluation_id', NEW.evaluation_id, 'metrics', NEW.metrics,
                'dataset', coalesce(NEW.dataset_artifact_id, NEW.dataset_name),
                'split', NEW.split, 'benchmark_id', NEW.benchmark_id,
                'evaluated_at', NEW.evaluated_at)));
    RETURN NULL;
END
$$;

COMMENT ON FUNCTION record_evaluation_row() IS
'Trigger: adds evaluated to model_events. Raises 40001 under REPEATABLE READ and SERIALIZABLE where another transaction changed the lineage.';

REVOKE EXECUTE ON FUNCTION record_evaluation_row() FROM PUBLIC;

-- What comes with a model is in the event of its registration or of its change.
CREATE TRIGGER model_evaluations_40_record
    AFTER INSERT ON model_evaluations
    FOR EACH ROW WHEN (NEW.actor IS NOT NULL)
    EXECUTE FUNCTION record_evaluation_row();

COMMENT ON TRIGGER model_evaluations_40_record ON model_evaluations IS
'The history records each evaluation, whoever adds it.';

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
