-- Deploy model_registry:registry/check_metadata to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION check_metadata()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _is  record;
    _was jsonb;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF (OLD.artifact_type::text, OLD.metadata::text)
           IS NOT DISTINCT FROM (NEW.artifact_type::text, NEW.metadata::text) THEN
            RETURN NULL;
        ELSIF OLD.artifact_type = NEW.artifact_type THEN
            _was := coalesce(registry.try_json(OLD.metadata::text), to_jsonb(OLD.metadata::text));
        END IF;
    END IF;
    PERFORM FROM registry.metadata_schemas AS s
      WHERE s.artifact_type = NEW.artifact_type AND s.is_active;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    -- A trigger of the application that ran before this one may have written the row again.
    SELECT a.artifact_type::text, a.metadata::text AS metadata
      INTO _is
      FROM ONLY registry.artifacts AS a
     WHERE a.id = NEW.id AND a.artifact_type = NEW.artifact_type;
    IF FOUND THEN
        PERFORM registry.accept_metadata(
            _is.artifact_type, NEW.id::text,
            registry.read_metadata(NEW.id::text, _is.metadata), _was);
    END IF;
    RETURN NULL;
END
$$;

COMMENT ON FUNCTION check_metadata() IS
'Trigger: metadata of an artifact of any type but model satisfies the active schema of the type, where there is one. Raises 23514, and what else refuse_metadata() does.';

REVOKE EXECUTE ON FUNCTION check_metadata() FROM PUBLIC;

CREATE TRIGGER model_registry_20_check_metadata
    AFTER INSERT OR UPDATE ON artifacts
    FOR EACH ROW WHEN (NEW.artifact_type <> 'model')
    EXECUTE FUNCTION check_metadata();

COMMENT ON TRIGGER model_registry_20_check_metadata ON artifacts IS
'model_registry: metadata satisfies the active schema of its artifact type.';

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
