-- Deploy model_registry:registry/check_artifact_metadata to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION read_metadata(artifact_id text, metadata text)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    RETURN metadata::jsonb;
EXCEPTION WHEN data_exception THEN
    RAISE check_violation USING
        MESSAGE = format('metadata of artifact "%s" is not JSON that PostgreSQL can hold',
                         artifact_id),
        DETAIL = format('%s: %s', SQLERRM, left(metadata, 200)),
        HINT = 'JSON has no NaN and no Infinity, and jsonb holds no \u0000.',
        TABLE = 'artifacts',
        COLUMN = 'metadata';
END
$$;

COMMENT ON FUNCTION read_metadata(text, text) IS
'Takes an artifact''s id and its metadata as text; returns it as jsonb. Raises 23514.';

CREATE FUNCTION check_artifact_metadata()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _metadata jsonb;
BEGIN
    IF pg_typeof(NEW.metadata) = 'jsonb'::regtype THEN
        _metadata := NEW.metadata;
    ELSE
        _metadata := registry.read_metadata(NEW.id, NEW.metadata::text);
    END IF;
    _metadata := coalesce(_metadata, 'null');

    IF registry.check_model_metadata(_metadata) IS NOT TRUE THEN
        PERFORM registry.refuse_metadata(NEW.id, _metadata);
    END IF;
    RETURN NULL;
END
$$;

COMMENT ON FUNCTION check_artifact_metadata() IS
'Trigger: the gate. Metadata of a model meets the active schema, whoever writes it; errors are listed only after the compiled check said no. Raises 23514.';

REVOKE EXECUTE ON FUNCTION read_metadata(text, text), check_artifact_metadata() FROM PUBLIC;

-- AFTER, and on every UPDATE: what counts is the row that stays, and another trigger may have had
-- its hands on it. Metadata is compared as text, which works for jsonb, json and text alike.
CREATE TRIGGER artifacts_check_metadata
    AFTER INSERT ON artifacts
    FOR EACH ROW WHEN (NEW.artifact_type = 'model')
    EXECUTE FUNCTION check_artifact_metadata();

CREATE TRIGGER artifacts_check_new_metadata
    AFTER UPDATE ON artifacts
    FOR EACH ROW WHEN (NEW.artifact_type = 'model'
                       AND (NEW.artifact_type, NEW.metadata::text)
                           IS DISTINCT FROM (OLD.artifact_type, OLD.metadata::text))
    EXECUTE FUNCTION check_artifact_metadata();

COMMENT ON TRIGGER artifacts_check_metadata ON artifacts IS
'model_registry: metadata of a model meets the active schema.';
COMMENT ON TRIGGER artifacts_check_new_metadata ON artifacts IS
'model_registry: changed metadata of a model meets the active schema.';

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
