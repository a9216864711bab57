-- Deploy model_registry:registry/derive_model_version to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION derive_model_version()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _artifact  record;
    _metadata  jsonb;
    _successor text;
BEGIN
    SELECT a.artifact_type, a.parent_version_id, a.metadata::text AS metadata,
           a.is_latest::text IN ('1', 'true') AS is_latest
      INTO _artifact
      FROM ONLY registry.artifacts AS a
     WHERE a.id = NEW.artifact_id;
    IF NOT FOUND THEN
        NEW.lineage_id := NEW.artifact_id;
        RETURN NEW;  -- The foreign key raises the error.
    END IF;
    IF _artifact.artifact_type IS DISTINCT FROM 'model' THEN
        RAISE check_violation USING
            MESSAGE = format('artifact "%s" is not a model', NEW.artifact_id),
            DETAIL = format('Its artifact_type is "%s".', _artifact.artifact_type),
            HINT = 'Only artifacts of type model have a row in model_versions.',
            TABLE = 'model_versions';
    END IF;

    -- The one validation of a new model.
    _metadata := registry.read_metadata(NEW.artifact_id, _artifact.metadata);
    PERFORM registry.accept_metadata('model'::text, NEW.artifact_id, _metadata, NULL::jsonb);
    NEW.is_current := coalesce(_artifact.is_latest, false);
    NEW.promotion_event_id := NULL;
    NEW.archived_at := NULL;
    NEW := jsonb_populate_record(NEW, registry.mirrored_columns(_metadata));
    PERFORM registry.require_base_model(NEW.artifact_id, NEW.base_model_id);

    IF _artifact.parent_version_id IS NULL THEN
        NEW.lineage_id := NEW.artifact_id;
        NEW.lineage_position := 1;
        INSERT INTO registry.model_lineages (lineage_id) VALUES (NEW.lineage_id)
        ON CONFLICT (lineage_id) DO NOTHING;
        RETURN NEW;
    END IF;

    PERFORM FROM registry.model_lineages AS l
      WHERE l.lineage_id = (SELECT v.lineage_id
                              FROM registry.model_versions AS v
                             WHERE v.artifact_id = _artifact.parent_version_id)
        FOR NO KEY UPDATE;
    -- A new statement: it sees what whoever held the lock has committed.
    SELECT v.lineage_id, v.lineage_position + 1, s.artifact_id
      INTO NEW.lineage_id, NEW.lineage_position, _successor
      FROM registry.model_versions AS v
      LEFT JOIN registry.model_versions AS s
        ON (s.lineage_id, s.lineage_position) = (v.lineage_id, v.lineage_position + 1)
     WHERE v.artifact_id = _artifact.parent_version_id;
    IF NOT FOUND THEN
        RAISE foreign_key_violation USING
            MESSAGE = format('parent version "%s" of model "%s" is not a registered model',
                             _artifact.parent_version_id, NEW.artifact_id),
            DETAIL = 'It has no row in model_versions.',
            HINT = 'Register the parent first; a legacy artifact is registered by the backfill.',
            TABLE = 'model_versions';
    END IF;
    IF _successor <> NEW.artifact_id THEN
        RAISE unique_violation USING
            MESSAGE = format('model version "%s" already has a successor',
                             _artifact.parent_version_id),
            DETAIL = format('"%s" follows it; "%s" cannot follow it too.',
                            _successor, NEW.artifact_id),
            HINT = 'register_model(..., new_version_of => ...) appends at the end of the lineage. '
                   'A legacy artifact whose parent_version_id is cleared starts a lineage of its '
                   'own.',
            TABLE = 'model_versions';
    END IF;
    -- Legacy versions of one lineage may all be flagged: the first one keeps the flag.
    IF NEW.is_current THEN
        PERFORM FROM registry.model_versions AS v
          WHERE v.lineage_id = NEW.lineage_id AND v.is_current;
        NEW.is_current := NOT FOUND;
    END IF;
    RETURN NEW;
END
$$;

COMMENT ON FUNCTION derive_model_version() IS
'Trigger: validates the metadata of a new model; a new row of model_versions takes its mirrored columns from it and its position in the lineage from the parent version. Raises 23514 for invalid metadata, 23503 for an unknown parent or base model, 23505 where the parent has a successor.';

REVOKE EXECUTE ON FUNCTION derive_model_version() FROM PUBLIC;

CREATE TRIGGER model_versions_10_derive_columns
    BEFORE INSERT ON model_versions
    FOR EACH ROW EXECUTE FUNCTION derive_model_version();

COMMENT ON TRIGGER model_versions_10_derive_columns ON model_versions IS
'A new row repeats valid metadata, at the next position of its lineage.';

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
