-- Deploy model_registry:lifecycle/set_model_alias to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION set_model_alias(
    artifact_id text,
    alias       text,
    note        text DEFAULT NULL,
    actor       text DEFAULT session_user
)
RETURNS text
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _lineage_id text;
    _before_id  text;
BEGIN
    PERFORM registry.require_alias(alias);
    _lineage_id := (registry.lock_lineage(set_model_alias.artifact_id, false)).lineage_id;
    SELECT a.artifact_id INTO _before_id
      FROM registry.model_aliases AS a
     WHERE a.lineage_id = _lineage_id AND a.alias = set_model_alias.alias;
    IF _before_id = set_model_alias.artifact_id THEN
        RETURN _before_id;
    END IF;
    PERFORM registry.record_alias(_lineage_id, alias, _before_id, artifact_id, note, actor);
    IF _before_id IS NULL THEN
        INSERT INTO registry.model_aliases (lineage_id, alias, artifact_id)
        VALUES (_lineage_id, set_model_alias.alias, set_model_alias.artifact_id);
    ELSE
        UPDATE registry.model_aliases AS a
           SET artifact_id = set_model_alias.artifact_id
         WHERE a.lineage_id = _lineage_id AND a.alias = set_model_alias.alias;
    END IF;
    RETURN _before_id;
END
$$;

COMMENT ON FUNCTION set_model_alias(text, text, text, text) IS
'Gives an alias to a version, or moves it there from another version of the lineage: takes the artifact id, the alias, the reason, and who decides. Returns the version that had the alias before, NULL where none had; setting it again changes nothing. Raises 23503 for an unknown version, 22023 for a reserved or malformed alias, 40001 under REPEATABLE READ and SERIALIZABLE where another transaction changed the lineage.';

CREATE FUNCTION remove_model_alias(
    artifact_id text,
    alias       text,
    note        text DEFAULT NULL,
    actor       text DEFAULT session_user
)
RETURNS text
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _lineage_id text := (registry.lock_lineage(remove_model_alias.artifact_id, false)).lineage_id;
    _before_id  text;
BEGIN
    PERFORM registry.require_alias(alias);
    SELECT a.artifact_id INTO _before_id
      FROM registry.model_aliases AS a
     WHERE a.lineage_id = _lineage_id AND a.alias = remove_model_alias.alias;
    IF FOUND THEN
        PERFORM registry.record_alias(_lineage_id, alias, _before_id, NULL::text, note, actor);
        DELETE FROM registry.model_aliases AS a
         WHERE a.lineage_id = _lineage_id AND a.alias = remove_model_alias.alias;
    END IF;
    RETURN _before_id;
END
$$;

COMMENT ON FUNCTION remove_model_alias(text, text, text, text) IS
'Removes an alias from its lineage: takes any version of the lineage, the alias, the reason, and who decides. Returns the version that had it, NULL where none had. Raises 23503 for an unknown version, 22023 for a reserved or malformed alias, 40001 under REPEATABLE READ and SERIALIZABLE where another transaction changed the lineage.';

REVOKE EXECUTE ON FUNCTION set_model_alias(text, text, text, text),
                           remove_model_alias(text, text, text, text) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
