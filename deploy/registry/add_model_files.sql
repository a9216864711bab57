-- Deploy model_registry:registry/add_model_files to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION require_files(artifact_id text, files jsonb)
RETURNS void
LANGUAGE plpgsql
IMMUTABLE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _keys CONSTANT text[] := '{path,sha256,size_bytes,media_type,url}';
    _bad  jsonb := files;
BEGIN
    IF jsonb_typeof(files) = 'array' THEN
        SELECT f.value INTO _bad
          FROM jsonb_array_elements(files) AS f
         WHERE jsonb_typeof(f.value) <> 'object'
            OR CASE WHEN jsonb_typeof(f.value) = 'object' THEN f.value - _keys <> '{}' END
            OR (f.value->>'path' ~ E'\\S' AND jsonb_typeof(f.value->'path') = 'string'
                AND f.value->>'sha256' ~ '^[0-9a-f]{64}$'
                AND f.value->>'size_bytes' ~ '^[0-9]{1,18}$') IS NOT TRUE
         LIMIT 1;
        IF NOT FOUND THEN
            RETURN;
        END IF;
    END IF;
    RAISE invalid_parameter_value USING
        MESSAGE = format('the files of model "%s" cannot be read', artifact_id),
        DETAIL = format('This is no object with path, sha256 (64 lower-case hexadecimal digits) '
                        'and size_bytes, and no other keys than %s: %s.',
                        array_to_string(_keys, ', '), left(coalesce(_bad::text, 'NULL'), 200)),
        HINT = 'scripts/hash_model.py DIR prints the array for a directory.';
END
$$;

COMMENT ON FUNCTION require_files(text, jsonb) IS
'Takes a model and an array of files. Raises 22023 for anything else.';

CREATE FUNCTION add_model_files(
    artifact_id text,
    files       jsonb,
    actor       text DEFAULT session_user
)
RETURNS integer
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _lineage_id text := registry.require_version(artifact_id);
    _new        jsonb := '{}';
    _event_id   bigint;
    _file       jsonb;
    _known      record;
BEGIN
    PERFORM registry.require_files(artifact_id, files);
    PERFORM FROM ONLY registry.artifacts AS a WHERE a.id = add_model_files.artifact_id
        FOR NO KEY UPDATE;
    FOR _file IN SELECT f.value FROM jsonb_array_elements(files) AS f LOOP
        SELECT m.sha256, m.size_bytes INTO _known
          FROM registry.model_files AS m
         WHERE m.artifact_id = add_model_files.artifact_id AND m.path = _file->>'path';
        IF NOT FOUND AND _new ? (_file->>'path') THEN
            SELECT _new->(_file->>'path')->>'sha256' AS sha256,
                   (_new->(_file->>'path')->>'size_bytes')::bigint AS size_bytes INTO _known;
        END IF;
        IF _known.sha256 <> _file->>'sha256'
           OR _known.size_bytes <> (_file->>'size_bytes')::bigint THEN
            RAISE unique_violation USING
                MESSAGE = format('file "%s" of model "%s" is there with other content',
                                 _file->>'path', artifact_id),
                DETAIL = format('SHA-256 %s, %s bytes; the new one: %s, %s bytes.', _known.sha256,
                                _known.size_bytes, _file->>'sha256', _file->>'size_bytes'),
                HINT = 'Register a new version with register_model(..., new_version_of => ...).',
                TABLE = 'model_files';
        ELSIF _known.sha256 IS NULL THEN
            _new := _new || jsonb_build_object(_file->>'path', _file);
        END IF;
    END LOOP;
    IF _new = '{}' THEN
        RETURN 0;
    END IF;
    SELECT jsonb_build_object('files', jsonb_object_agg(n.key, n.value->'sha256')) INTO _file
      FROM jsonb_each(_new) AS n;
    INSERT INTO registry.model_events AS e (artifact_id, lineage_id, event_type, actor, after)
    VALUES (artifact_id, _lineage_id, 'files_added', actor, _file)
    RETURNING e.event_id INTO _event_id;
    FOR _file IN SELECT n.value FROM jsonb_each(_new) AS n LOOP
        INSERT INTO registry.model_files (artifact_id, path, sha256, size_bytes, media_type, url,
                                          event_id)
        VALUES (artifact_id, _file->>'path', _file->>'sha256', (_file->>'size_bytes')::bigint,
                _file->>'media_type', _file->>'url', _event_id);
    END LOOP;
    RETURN (SELECT count(*) FROM jsonb_object_keys(_new));
END
$$;

COMMENT ON FUNCTION add_model_files(text, jsonb, text) IS
'Adds files to a model version: takes its artifact id, an array of objects with path, sha256, size_bytes and, where known, media_type and url, and who says so. A file that is there with the same content is left as it is. Returns how many were added. Raises 23503 for an unknown version, 22023 for what is no such array, 23505 for a path that is there with other content, MR010 for a promoted version.';

REVOKE EXECUTE ON FUNCTION require_files(text, jsonb), add_model_files(text, jsonb, text)
  FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
