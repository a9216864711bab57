-- Deploy model_registry:registry/activate_metadata_schema to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION guard_metadata_schema()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF NOT OLD.is_active THEN
            RETURN OLD;
        END IF;
    ELSIF NEW.is_active THEN
        IF TG_OP = 'INSERT' OR (NEW.artifact_type, NEW.version, NEW.schema, NEW.sha256)
                               = (OLD.artifact_type, OLD.version, OLD.schema, OLD.sha256) THEN
            UPDATE registry.metadata_schemas AS s SET is_active = false
             WHERE s.artifact_type = NEW.artifact_type AND s.version <> NEW.version
               AND s.is_active;
            -- activate_metadata_schema() has compiled it already; a plain UPDATE has not.
            PERFORM registry.install_model_check(NEW.schema);
            RETURN NEW;
        END IF;
    ELSIF TG_OP = 'INSERT' OR NOT OLD.is_active OR pg_trigger_depth() > 1 THEN
        RETURN NEW;
    END IF;
    RAISE SQLSTATE 'MR007' USING
        MESSAGE = format('version %s of the metadata schema is active', OLD.version),
        DETAIL = format('%s would leave the gate without it.', TG_OP),
        HINT = 'Add another version with add_metadata_schema(), and activate that one.',
        TABLE = 'metadata_schemas';
END
$$;

COMMENT ON FUNCTION guard_metadata_schema() IS
'Trigger: the gate checks what metadata_schemas says is active, whoever writes that; the active version is not changed but replaced. Raises MR007.';

REVOKE EXECUTE ON FUNCTION guard_metadata_schema() FROM PUBLIC;

CREATE TRIGGER metadata_schemas_10_guard
    BEFORE INSERT OR UPDATE OR DELETE ON metadata_schemas
    FOR EACH ROW EXECUTE FUNCTION guard_metadata_schema();

COMMENT ON TRIGGER metadata_schemas_10_guard ON metadata_schemas IS
'The gate checks what is active here.';

CREATE FUNCTION activate_metadata_schema(version integer)
RETURNS void
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _schema jsonb;
BEGIN
    -- Whoever activates at the same time waits here.
    PERFORM FROM registry.metadata_schemas AS s
      WHERE s.artifact_type = 'model'
      ORDER BY s.version
        FOR UPDATE;
    SELECT s.schema INTO _schema
      FROM registry.metadata_schemas AS s
     WHERE s.artifact_type = 'model' AND s.version = activate_metadata_schema.version;
    IF NOT FOUND THEN
        RAISE no_data_found USING
            MESSAGE = format('there is no version %s of the metadata schema for models',
                             activate_metadata_schema.version),
            DETAIL = 'metadata_schemas has no such row.',
            HINT = 'SELECT add_metadata_schema(''{...}''); returns the number of a new version.';
    END IF;
    -- Functions are made by the caller's statement: in a trigger a sharded database refuses to.
    PERFORM registry.install_model_check(_schema);
    UPDATE registry.metadata_schemas AS s SET is_active = true
     WHERE s.artifact_type = 'model' AND s.version = activate_metadata_schema.version;
END
$$;

COMMENT ON FUNCTION activate_metadata_schema(integer) IS
'Takes a version of the metadata schema; from the end of the transaction on, new writes meet it, while rows accepted before stay valid. Raises P0002 for an unknown version. Which rows it would refuse: refused_by_metadata_schema().';

REVOKE EXECUTE ON FUNCTION activate_metadata_schema(integer) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
