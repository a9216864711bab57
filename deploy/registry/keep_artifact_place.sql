-- Deploy model_registry:registry/keep_artifact_place to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION keep_artifact_place()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
BEGIN
    PERFORM FROM registry.model_versions WHERE artifact_id = OLD.id;
    IF FOUND THEN
        RAISE SQLSTATE 'MR003' USING
            MESSAGE = format('the place of model version "%s" is fixed', OLD.id),
            DETAIL = format('artifact_type "%s" -> "%s", parent_version_id %s -> %s.',
                            OLD.artifact_type, NEW.artifact_type,
                            coalesce(quote_ident(OLD.parent_version_id), 'none'),
                            coalesce(quote_ident(NEW.parent_version_id), 'none')),
            HINT = 'Register another version with register_model(..., new_version_of => ...).',
            TABLE = 'artifacts';
    END IF;
    RETURN NULL;
END
$$;

COMMENT ON FUNCTION keep_artifact_place() IS
'Trigger: a registered version keeps its type and its parent. Raises MR003.';

REVOKE EXECUTE ON FUNCTION keep_artifact_place() FROM PUBLIC;

CREATE TRIGGER artifacts_keep_place
    AFTER UPDATE ON artifacts
    FOR EACH ROW WHEN (OLD.artifact_type = 'model'
                       AND (NEW.artifact_type, NEW.parent_version_id)
                           IS DISTINCT FROM (OLD.artifact_type, OLD.parent_version_id))
    EXECUTE FUNCTION keep_artifact_place();

COMMENT ON TRIGGER artifacts_keep_place ON artifacts IS
'model_registry: a registered version keeps its type and its parent.';

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
