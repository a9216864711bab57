-- Deploy model_registry:registry/check_artifact_metadata to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- Any text can be a type, 50 bytes can name a compiled check. The hash is one that nobody can
-- make two types of.
CREATE FUNCTION metadata_check_name(artifact_type text, version integer)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    IF artifact_type = 'model' THEN
        RETURN 'model_metadata';
    END IF;
    RETURN format('type_%s_%s', left(encode(sha256(convert_to(artifact_type, 'UTF8')), 'hex'), 32),
                  version);
END
$$;

COMMENT ON FUNCTION metadata_check_name(text, integer) IS
'Takes an artifact type and a version of its metadata schema; returns the name under which json_schema.compile() makes the check. Models have one check, of the active version, other types one for each version that was ever active.';

CREATE FUNCTION install_metadata_check(artifact_type text, version integer, schema jsonb)
RETURNS void
LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    IF artifact_type = 'model' THEN
        PERFORM registry.install_model_check(schema);
    ELSE
        PERFORM registry.install_check(registry.metadata_check_name(artifact_type, version),
                                       schema);
    END IF;
END
$$;

COMMENT ON FUNCTION install_metadata_check(text, integer, jsonb) IS
'Takes an artifact type, and the version and the schema that become active; makes check_artifact_metadata() answer for them. Raises 42501 where the owner of the registry lacks CREATE on its schema.';

-- The one place that runs a check whose name is known only now: about 50 us more than a call by
-- name, which the gate of models makes.
CREATE FUNCTION check_artifact_metadata(artifact_type text, version integer, metadata jsonb)
RETURNS boolean
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _answer boolean;
BEGIN
    IF artifact_type = 'model' THEN
        RETURN registry.check_model_metadata(metadata);
    END IF;
    EXECUTE format('SELECT %I.%I($1)', (parse_ident('registry.metadata_schemas'))[1],
                   'check_' || registry.metadata_check_name(artifact_type, version))
       INTO _answer
      USING metadata;
    RETURN _answer;
END
$$;

COMMENT ON FUNCTION check_artifact_metadata(text, integer, jsonb) IS
'Takes an artifact type, a version of its metadata schema that was activated (of models, the active one), and metadata; returns whether the metadata satisfies it.';

REVOKE EXECUTE ON FUNCTION metadata_check_name(text, integer),
                           install_metadata_check(text, integer, jsonb),
                           check_artifact_metadata(text, integer, jsonb) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
