-- Deploy model_registry:registry/register_model_helpers to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION require_artifact(model_id text, role text, artifact_id text)
RETURNS void
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    IF artifact_id IS NULL THEN
        RETURN;
    END IF;
    PERFORM FROM registry.artifacts WHERE id = require_artifact.artifact_id;
    IF NOT FOUND THEN
        RAISE foreign_key_violation USING
            MESSAGE = format('%s "%s" of model "%s" is unknown', role, artifact_id, model_id),
            DETAIL = format('No artifact has the id "%s".', artifact_id),
            HINT = format('Register the %s first, or mend its id.', role),
            TABLE = 'model_versions';
    END IF;
END
$$;

COMMENT ON FUNCTION require_artifact(text, text, text) IS
'Takes a model''s id, what another artifact is to it, and that artifact''s id (NULL: none). Raises 23503 where that artifact is not there.';

CREATE FUNCTION lock_lineage(artifact_id text)
RETURNS text
LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _lineage_id text;
BEGIN
    SELECT lineage_id
      INTO _lineage_id
      FROM registry.model_versions AS v
     WHERE v.artifact_id = lock_lineage.artifact_id;
    IF NOT FOUND THEN
        RAISE foreign_key_violation USING
            MESSAGE = format('there is no model version "%s"', lock_lineage.artifact_id),
            DETAIL = 'It has no row in model_versions.',
            HINT = 'SELECT artifact_id FROM model_versions; lists them. A legacy artifact gets '
                   'its row from the backfill.',
            TABLE = 'model_versions';
    END IF;
    -- Whoever appends to the lineage or promotes in it waits here for whoever does so already.
    PERFORM FROM registry.model_versions AS v WHERE v.artifact_id = _lineage_id FOR NO KEY UPDATE;
    RETURN _lineage_id;
END
$$;

COMMENT ON FUNCTION lock_lineage(text) IS
'Takes any version of a lineage; locks the lineage until the transaction ends and returns its id. Raises 23503 where there is no such version.';

CREATE FUNCTION add_stated_facts(model_id text, metadata jsonb, facts jsonb)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _given jsonb := jsonb_strip_nulls(facts);
    _key   text;
BEGIN
    IF _given = '{}' OR jsonb_typeof(metadata) <> 'object' THEN
        RETURN metadata;
    END IF;
    SELECT key INTO _key FROM jsonb_each(_given) WHERE metadata->key NOT IN (value, 'null');
    IF FOUND THEN
        RAISE invalid_parameter_value USING
            MESSAGE = format('%s of model "%s" is given twice, and differs', _key, model_id),
            DETAIL = format('Argument: %s. Metadata: %s.', _given->_key, metadata->_key),
            HINT = 'Give it once.';
    END IF;
    RETURN metadata || _given;
END
$$;

COMMENT ON FUNCTION add_stated_facts(text, jsonb, jsonb) IS
'Takes a model''s id, its metadata, and the facts that came as arguments (null: not given); returns the metadata with them. Raises 22023 where both state a fact differently.';

CREATE FUNCTION require_same_content(
    model_id text, title text, metadata jsonb, lineage_id text, facts jsonb
)
RETURNS void
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _registered registry.model_events;
    _artifact   registry.artifacts;
    _version    registry.model_versions;
    _other      text;
BEGIN
    SELECT * INTO _artifact FROM registry.artifacts WHERE id = model_id;
    SELECT * INTO _version FROM registry.model_versions AS v WHERE v.artifact_id = model_id;
    SELECT *
      INTO _registered
      FROM registry.model_events AS e
     WHERE e.artifact_id = model_id AND e.event_type = 'registered'
     ORDER BY e.occurred_at DESC
     LIMIT 1;

    IF _version IS NULL THEN
        _other := 'an artifact that is no registered model';
    ELSIF require_same_content.lineage_id <> _version.lineage_id THEN
        _other := format('a version of lineage "%s"', _version.lineage_id);
    ELSIF _registered.after->>'content_sha256' IS DISTINCT FROM
          registry.model_content_sha256(title, metadata) THEN
        _other := format('title or metadata with SHA-256 %s',
                         _registered.after->>'content_sha256');
    ELSE
        SELECT format('%s %s', key, (to_jsonb(_artifact) || to_jsonb(_version))->key)
          INTO _other
          FROM jsonb_each(jsonb_strip_nulls(facts))
         WHERE (to_jsonb(_artifact) || to_jsonb(_version))->key <> value
         LIMIT 1;
    END IF;
    IF _other IS NOT NULL THEN
        RAISE unique_violation USING
            MESSAGE = format('id "%s" is taken by other content', model_id),
            DETAIL = format('There: %s. Offered: another.', _other),
            HINT = 'Leave out the id to get a new one, or register a new version of the lineage '
                   'with new_version_of.',
            TABLE = 'artifacts';
    END IF;
END
$$;

COMMENT ON FUNCTION require_same_content(text, text, jsonb, text, jsonb) IS
'Takes an id that is in use, what was to be registered under it, the lineage (NULL: any) and the other facts given. Raises 23505 unless just that was registered, whatever became of the metadata since.';

REVOKE EXECUTE ON FUNCTION require_artifact(text, text, text), lock_lineage(text),
                           add_stated_facts(text, jsonb, jsonb),
                           require_same_content(text, text, jsonb, text, jsonb) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
