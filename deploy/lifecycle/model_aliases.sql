-- Deploy model_registry:lifecycle/model_aliases to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE TABLE model_aliases (
    lineage_id  text NOT NULL,
    alias       text NOT NULL,
    artifact_id text NOT NULL,
    PRIMARY KEY (lineage_id, alias),
    FOREIGN KEY (lineage_id, artifact_id) REFERENCES model_versions (lineage_id, artifact_id)
);

CREATE INDEX idx_model_aliases_version ON model_aliases (lineage_id, artifact_id);

COMMENT ON TABLE  model_aliases             IS 'Names for versions within a lineage, such as champion; one alias names one version. Who set it, and when, is in model_events. A version that an alias names cannot be deleted.';
COMMENT ON COLUMN model_aliases.lineage_id  IS 'The lineage in which the alias stands.';
COMMENT ON COLUMN model_aliases.alias       IS 'The name: up to 100 letters, digits, ".", "_" and "-". latest, promoted and v1, v2, ... are computed by resolve_model() and cannot be set.';
COMMENT ON COLUMN model_aliases.artifact_id IS 'The version that it names.';

CREATE FUNCTION require_alias(alias text)
RETURNS void
LANGUAGE plpgsql
IMMUTABLE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    IF coalesce(alias, '') COLLATE "C" !~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$'
       OR alias COLLATE "C" ~* '^(latest|promoted|v[0-9]+)$' THEN
        RAISE invalid_parameter_value USING
            MESSAGE = format('%L cannot be an alias', alias),
            DETAIL = 'An alias has up to 100 letters, digits, ".", "_" and "-", beginning with a '
                     'letter or digit. latest, promoted and v1, v2, ... are reserved.',
            HINT = 'SELECT resolve_model(id || ''@latest''); computes the reserved ones.',
            TABLE = 'model_aliases',
            COLUMN = 'alias';
    END IF;
END
$$;

COMMENT ON FUNCTION require_alias(text) IS 'Raises 22023 for what cannot be an alias.';

CREATE FUNCTION record_alias(
    lineage_id text, alias text, before_id text, after_id text, note text, actor text
)
RETURNS void
LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _type   text := CASE WHEN after_id IS NULL THEN 'alias_removed' ELSE 'alias_set' END;
    _before jsonb := CASE WHEN before_id IS NOT NULL THEN
                         jsonb_build_object('alias', alias, 'artifact_id', before_id) END;
    _after  jsonb := CASE WHEN after_id IS NOT NULL THEN
                         jsonb_build_object('alias', alias, 'artifact_id', after_id) END;
BEGIN
    PERFORM FROM registry.model_lineages AS l
      WHERE l.lineage_id = record_alias.lineage_id
        FOR NO KEY UPDATE;
    -- The functions record the event, with the actor, just before they write the row.
    PERFORM FROM registry.model_lineages AS l
      JOIN registry.model_events AS e
        ON (e.lineage_id, e.lineage_event_number) = (l.lineage_id, l.event_count)
     WHERE l.lineage_id = record_alias.lineage_id
       AND e.event_type = _type
       AND (e.before, e.after) IS NOT DISTINCT FROM (_before, _after);
    IF NOT FOUND THEN
        INSERT INTO registry.model_events (artifact_id, lineage_id, event_type, actor, before,
                                           after, note)
        VALUES (coalesce(after_id, before_id), lineage_id, _type, actor, _before, _after, note);
    END IF;
END
$$;

COMMENT ON FUNCTION record_alias(text, text, text, text, text, text) IS
'Takes a lineage, an alias, the version that it named before and the one that it names now (NULL: none), the reason and the actor; adds alias_set or alias_removed to model_events, unless that is its newest event already.';

CREATE FUNCTION record_alias_change()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _moved boolean := TG_OP = 'UPDATE'
                      AND (OLD.lineage_id, OLD.alias) = (NEW.lineage_id, NEW.alias);
BEGIN
    IF TG_OP <> 'DELETE' THEN
        PERFORM registry.require_alias(NEW.alias);
    END IF;
    IF TG_OP <> 'INSERT' AND NOT _moved THEN
        PERFORM registry.record_alias(OLD.lineage_id, OLD.alias, OLD.artifact_id, NULL::text,
                                      NULL::text, session_user::text);
    END IF;
    IF TG_OP <> 'DELETE' AND NOT (_moved AND OLD.artifact_id = NEW.artifact_id) THEN
        PERFORM registry.record_alias(
            NEW.lineage_id, NEW.alias, CASE WHEN _moved THEN OLD.artifact_id END, NEW.artifact_id,
            NULL::text, session_user::text);
    END IF;
    RETURN NULL;
END
$$;

COMMENT ON FUNCTION record_alias_change() IS
'Trigger: an alias is well formed and not reserved, and every change of it is in the history. Raises 22023.';

REVOKE EXECUTE ON FUNCTION require_alias(text), record_alias_change(),
                           record_alias(text, text, text, text, text, text) FROM PUBLIC;

CREATE TRIGGER model_aliases_20_record_change
    AFTER INSERT OR UPDATE OR DELETE ON model_aliases
    FOR EACH ROW EXECUTE FUNCTION record_alias_change();

CREATE TRIGGER model_aliases_10_forbid_truncate
    BEFORE TRUNCATE ON model_aliases
    FOR EACH STATEMENT EXECUTE FUNCTION keep_with_artifact(
        'aliases', 'The history would not record which were removed.',
        'DELETE FROM model_aliases WHERE ...;');

COMMENT ON TRIGGER model_aliases_20_record_change ON model_aliases IS
'Aliases are well formed, and their changes are in the history.';
COMMENT ON TRIGGER model_aliases_10_forbid_truncate ON model_aliases IS
'Aliases are not truncated.';

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
