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
    IF TG_OP <> 'INSERT' AND OLD.activated_at IS NOT NULL AND (
           TG_OP = 'DELETE'
           OR (NEW.artifact_type, NEW.version, NEW.schema, NEW.sha256)
              <> (OLD.artifact_type, OLD.version, OLD.schema, OLD.sha256)
           OR OLD.is_active AND NOT NEW.is_active AND pg_trigger_depth() = 1) THEN
        RAISE SQLSTATE 'MR007' USING
            MESSAGE = format('version %s of the metadata schema for artifacts of type "%s" %s',
                             OLD.version, OLD.artifact_type,
                             CASE WHEN OLD.is_active THEN 'is active' ELSE 'was active' END),
            DETAIL = CASE WHEN OLD.is_active
                          THEN format('%s would leave the gate without it.', TG_OP)
                          ELSE 'Artifacts may have been accepted under it.' END,
            HINT = 'Add another version with add_metadata_schema(), and activate that one. To '
                   'check nothing, set the mode to off.',
            TABLE = 'metadata_schemas';
    ELSIF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    NEW.activated_at := CASE TG_OP WHEN 'UPDATE' THEN OLD.activated_at END;
    IF NEW.is_active AND (TG_OP = 'INSERT' OR NOT OLD.is_active) THEN
        NEW.activated_at := now();
        UPDATE registry.metadata_schemas AS s SET is_active = false
         WHERE s.artifact_type = NEW.artifact_type AND s.version <> NEW.version
           AND s.is_active;
        -- activate_metadata_schema() has compiled it already; a plain UPDATE has not.
        PERFORM registry.install_metadata_check(NEW.artifact_type, NEW.version, NEW.schema);
    END IF;
    RETURN NEW;
END
$$;

COMMENT ON FUNCTION guard_metadata_schema() IS
'Trigger: the gate checks what metadata_schemas says is active, whoever writes that; the active version is not changed but replaced, and a version that was active stays as it was. Raises MR007.';

REVOKE EXECUTE ON FUNCTION guard_metadata_schema() FROM PUBLIC;

CREATE TRIGGER metadata_schemas_10_guard
    BEFORE INSERT OR UPDATE OR DELETE ON metadata_schemas
    FOR EACH ROW EXECUTE FUNCTION guard_metadata_schema();

COMMENT ON TRIGGER metadata_schemas_10_guard ON metadata_schemas IS
'The gate checks what is active here.';

CREATE FUNCTION activate_metadata_schema(version integer, artifact_type text DEFAULT 'model')
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
      WHERE s.artifact_type = activate_metadata_schema.artifact_type
      ORDER BY s.version
        FOR UPDATE;
    SELECT s.schema INTO _schema
      FROM registry.metadata_schemas AS s
     WHERE s.artifact_type = activate_metadata_schema.artifact_type
       AND s.version = activate_metadata_schema.version;
    IF NOT FOUND THEN
        RAISE no_data_found USING
            MESSAGE = format('there is no version %s of the metadata schema for artifacts of '
                             'type "%s"', activate_metadata_schema.version,
                             activate_metadata_schema.artifact_type),
            DETAIL = 'metadata_schemas has no such row.',
            HINT = format('SELECT add_metadata_schema(''{...}'', artifact_type => %L); returns the '
                          'number of a new version.', activate_metadata_schema.artifact_type);
    END IF;
    -- Functions are made by the caller's statement: in a trigger a sharded database refuses to.
    PERFORM registry.install_metadata_check(activate_metadata_schema.artifact_type,
                                            activate_metadata_schema.version, _schema);
    UPDATE registry.metadata_schemas AS s SET is_active = true
     WHERE s.artifact_type = activate_metadata_schema.artifact_type
       AND s.version = activate_metadata_schema.version;
END
$$;

COMMENT ON FUNCTION activate_metadata_schema(integer, text) IS
'Takes a version of the metadata schema, and the artifact type; from the end of the transaction on, new writes meet it, while rows accepted before stay valid. Raises P0002 for an unknown version. Which rows it would refuse: refused_by_metadata_schema().';

REVOKE EXECUTE ON FUNCTION activate_metadata_schema(integer, text) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
