-- Deploy model_registry:registry/start_as_candidate to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION start_as_candidate()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _parent_number integer;
BEGIN
    -- '1' and '0' fit is_latest as boolean and as the integer that SQLite left behind.
    NEW.lifecycle_state := 'candidate';
    NEW.superseded_by := NULL;
    IF NEW.parent_version_id IS NULL THEN
        NEW.is_latest := '1';
    ELSE
        NEW.is_latest := '0';
        SELECT version_number INTO _parent_number FROM registry.artifacts WHERE id = NEW.parent_version_id;
        NEW.version_number := coalesce(_parent_number + 1, NEW.version_number, 1);
    END IF;
    RETURN NEW;
END
$$;

COMMENT ON FUNCTION start_as_candidate() IS
'Trigger: a new model is a candidate. The first version of a lineage is its latest; a later one never takes over by itself, and is numbered after its parent.';

REVOKE EXECUTE ON FUNCTION start_as_candidate() FROM PUBLIC;

CREATE TRIGGER artifacts_start_as_candidate
    BEFORE INSERT ON artifacts
    FOR EACH ROW WHEN (NEW.artifact_type = 'model')
    EXECUTE FUNCTION start_as_candidate();

CREATE TRIGGER artifacts_become_candidate
    BEFORE UPDATE ON artifacts
    FOR EACH ROW WHEN (NEW.artifact_type = 'model' AND OLD.artifact_type <> 'model')
    EXECUTE FUNCTION start_as_candidate();

COMMENT ON TRIGGER artifacts_start_as_candidate ON artifacts IS
'model_registry: a new version never takes over by itself.';
COMMENT ON TRIGGER artifacts_become_candidate ON artifacts IS
'model_registry: nor does an artifact that becomes a model.';

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
