-- Deploy model_registry:registry/model_files to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE TABLE model_files (
    artifact_id text   NOT NULL REFERENCES model_versions ON DELETE CASCADE,
    path        text   NOT NULL,
    sha256      text   NOT NULL,
    size_bytes  bigint NOT NULL,
    media_type  text,
    url         text,
    event_id    bigint NOT NULL,
    PRIMARY KEY (artifact_id, path),

    CONSTRAINT model_files_path_is_stated
        CHECK (path ~ E'\\S'),
    CONSTRAINT model_files_sha256_is_a_digest
        CHECK (sha256 COLLATE "C" ~ '^[0-9a-f]{64}$'),
    CONSTRAINT model_files_size_is_not_negative
        CHECK (size_bytes >= 0)
);

CREATE INDEX idx_model_files_sha256 ON model_files (sha256);

COMMENT ON TABLE  model_files             IS 'The files of a model version by their digests. Rows are only added, and not to a promoted version: other files are another version.';
COMMENT ON COLUMN model_files.artifact_id IS 'The model version.';
COMMENT ON COLUMN model_files.path        IS 'Path within the model, such as weights/model.safetensors.';
COMMENT ON COLUMN model_files.sha256      IS 'SHA-256 of the content, in lower-case hexadecimal.';
COMMENT ON COLUMN model_files.size_bytes  IS 'Size in bytes.';
COMMENT ON COLUMN model_files.media_type  IS 'Media type, such as application/json.';
COMMENT ON COLUMN model_files.url         IS 'Where the file is kept.';
COMMENT ON COLUMN model_files.event_id    IS 'The event files_added in model_events that records it: who, when. Written for a plain INSERT.';

CREATE FUNCTION guard_file()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _lineage_id text;
    _after      jsonb := jsonb_build_object('files', jsonb_build_object(NEW.path, NEW.sha256));
BEGIN
    PERFORM FROM ONLY registry.artifacts AS a WHERE a.id = NEW.artifact_id FOR NO KEY UPDATE;
    _lineage_id := registry.require_version(NEW.artifact_id);
    PERFORM FROM registry.model_versions AS v
      WHERE v.artifact_id = NEW.artifact_id AND v.promotion_state = 'promoted';
    IF FOUND THEN
        RAISE SQLSTATE 'MR010' USING
            MESSAGE = format('model version "%s" is promoted: its files are fixed',
                             NEW.artifact_id),
            DETAIL = format('"%s" would be added.', NEW.path),
            HINT = 'Register a new version with register_model(..., new_version_of => ...), or '
                   'withdraw this one first.',
            TABLE = 'model_files';
    END IF;
    PERFORM FROM registry.model_events AS e
      WHERE e.event_id = NEW.event_id AND e.artifact_id = NEW.artifact_id
        AND e.event_type = 'files_added' AND e.after @> _after;
    IF NOT FOUND AND TG_WHEN = 'AFTER' THEN
        RAISE SQLSTATE 'MR008' USING
            MESSAGE = format('another trigger changes file "%s" of model "%s"', NEW.path,
                             NEW.artifact_id),
            DETAIL = format('Event %s does not record it with SHA-256 %s.', NEW.event_id,
                            NEW.sha256),
            HINT = 'Let BEFORE triggers on model_files leave rows as they are.',
            TABLE = 'model_files';
    ELSIF NOT FOUND THEN
        INSERT INTO registry.model_events AS e (artifact_id, lineage_id, event_type, after)
        VALUES (NEW.artifact_id, _lineage_id, 'files_added', _after)
        RETURNING e.event_id INTO NEW.event_id;
    END IF;
    RETURN NEW;
END
$$;

COMMENT ON FUNCTION guard_file() IS
'Trigger: a file belongs to a registered version that is not promoted, and the history records it. Raises 23503, MR010, MR008 where another trigger changes the row.';

REVOKE EXECUTE ON FUNCTION guard_file() FROM PUBLIC;

CREATE TRIGGER model_files_10_guard
    BEFORE INSERT ON model_files
    FOR EACH ROW EXECUTE FUNCTION guard_file();

-- A trigger of the application may have changed the row since.
CREATE TRIGGER model_files_15_guard_final
    AFTER INSERT ON model_files
    FOR EACH ROW EXECUTE FUNCTION guard_file();

CREATE TRIGGER model_files_20_forbid_change
    AFTER UPDATE OR DELETE ON model_files
    FOR EACH ROW
    EXECUTE FUNCTION keep_with_artifact('a file', 'Other files are another version.',
        'SELECT register_model(..., new_version_of => ..., files => ...);');

CREATE TRIGGER model_files_20_forbid_truncate
    AFTER TRUNCATE ON model_files
    FOR EACH STATEMENT
    EXECUTE FUNCTION keep_with_artifact('files', 'They are deleted with their artifacts.',
        'DELETE FROM artifacts WHERE ...;');

COMMENT ON TRIGGER model_files_10_guard ON model_files IS
'The files of a promoted version are fixed; the history records each file.';
COMMENT ON TRIGGER model_files_15_guard_final ON model_files IS
'The same for the row that is stored.';

COMMENT ON TRIGGER model_files_20_forbid_change ON model_files IS
'A file stays as it is, and leaves only with its artifact.';
COMMENT ON TRIGGER model_files_20_forbid_truncate ON model_files IS
'Files are not truncated.';

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
