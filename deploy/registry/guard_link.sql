-- Deploy model_registry:registry/guard_link to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION require_link_target(artifact_id text, relation text, target_id text)
RETURNS void
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    IF registry.is_derivation(relation) THEN
        PERFORM registry.require_base_model(artifact_id, target_id);
        RETURN;
    ELSIF registry.is_derivation(relation) IS NULL THEN
        RAISE invalid_parameter_value USING
            MESSAGE = format('"%s" is no relation of a model', relation),
            DETAIL = format('Model "%s", target "%s".', artifact_id, target_id),
            HINT = 'Use derived_from, fine_tuned_from, adapter_of, quantized_from, merged_from, '
                   'distilled_from, trained_on, evaluated_on, produced_by or tests.',
            TABLE = 'model_links',
            COLUMN = 'relation';
    END IF;
    PERFORM FROM ONLY registry.artifacts AS a WHERE a.id = require_link_target.target_id;
    IF NOT FOUND THEN
        RAISE foreign_key_violation USING
            MESSAGE = format('%s "%s" of model "%s" is unknown',
                             CASE relation WHEN 'evaluated_on' THEN 'evaluation data set'
                                  ELSE format('%s: artifact', relation) END,
                             target_id, artifact_id),
            DETAIL = 'No artifact has that id.',
            HINT = 'Register the artifact first, or correct the id.',
            TABLE = 'model_links',
            COLUMN = 'target_id';
    END IF;
END
$$;

COMMENT ON FUNCTION require_link_target(text, text, text) IS
'Takes a model, a relation and a target. Raises 22023 for an unknown relation, 23503 where the target is no registered model (derivations), or no artifact.';

CREATE FUNCTION guard_link()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _link    record := CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    _version record;
BEGIN
    IF TG_OP <> 'DELETE' THEN
        NEW.linked_by := coalesce(nullif(NEW.linked_by, ''), session_user);
    END IF;
    PERFORM FROM ONLY registry.artifacts AS a WHERE a.id = _link.artifact_id FOR NO KEY UPDATE;
    IF NOT FOUND AND TG_OP = 'DELETE' THEN
        RETURN OLD;  -- It leaves with its artifact.
    END IF;
    PERFORM registry.require_version(_link.artifact_id);
    IF TG_OP = 'INSERT' THEN
        PERFORM registry.require_link_target(NEW.artifact_id, NEW.relation, NEW.target_id);
        NEW.position := coalesce(NEW.position, (
            SELECT coalesce(max(l.position), 0) + 1
              FROM registry.model_links AS l
             WHERE l.artifact_id = NEW.artifact_id));
    ELSIF TG_OP = 'UPDATE' THEN
        IF (NEW.artifact_id, NEW.target_id) <> (OLD.artifact_id, OLD.target_id)
           OR NEW.relation <> OLD.relation
              AND NOT (OLD.base_model_id IS NOT NULL AND registry.is_derivation(NEW.relation)) THEN
            RAISE SQLSTATE 'MR004' USING
                MESSAGE = format('UPDATE of a link of model "%s" is refused', OLD.artifact_id),
                DETAIL = format('%s "%s" would become %s "%s" of "%s".', OLD.relation,
                                OLD.target_id, NEW.relation, NEW.target_id, NEW.artifact_id),
                HINT = 'Delete the link and insert the other one: unlink_model(), link_model().',
                TABLE = 'model_links';
        END IF;
    END IF;

    SELECT v.promotion_state, v.base_model_id
      INTO _version
      FROM registry.model_versions AS v
     WHERE v.artifact_id = _link.artifact_id;
    -- What is learnt of a promoted version later is free; a base model that was held is written to
    -- its column first.
    IF _version.promotion_state = 'promoted' AND _link.relation NOT IN ('evaluated_on', 'tests')
       AND NOT (TG_OP = 'INSERT' AND NEW.relation = 'derived_from'
                AND _version.base_model_id = NEW.target_id) THEN
        RAISE SQLSTATE 'MR010' USING
            MESSAGE = format('model version "%s" is promoted: its links are fixed',
                             _link.artifact_id),
            DETAIL = format('%s of link %s "%s".', TG_OP, _link.relation, _link.target_id),
            HINT = 'Register a new version with register_model(..., new_version_of => ...), or '
                   'withdraw this one first.',
            TABLE = 'model_links';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END
$$;

COMMENT ON FUNCTION guard_link() IS
'Trigger: a link leads from a registered model to something registered, and keeps its ends; the links of one model are written by one transaction at a time. Raises 22023 for an unknown relation, 23503 for an unknown model or target, MR004 for other ends, MR010 for a promoted version (evaluated_on and tests can still be added and removed).';

REVOKE EXECUTE ON FUNCTION require_link_target(text, text, text), guard_link() FROM PUBLIC;

CREATE TRIGGER model_links_10_guard
    BEFORE INSERT OR UPDATE OR DELETE ON model_links
    FOR EACH ROW EXECUTE FUNCTION guard_link();

-- A trigger of the application may have changed the row since.
CREATE TRIGGER model_links_15_guard_final
    AFTER INSERT OR UPDATE ON model_links
    FOR EACH ROW EXECUTE FUNCTION guard_link();

CREATE TRIGGER model_links_10_forbid_truncate
    BEFORE TRUNCATE ON model_links
    FOR EACH STATEMENT
    EXECUTE FUNCTION keep_with_artifact('links', 'The history would not record it.',
                                        'DELETE FROM model_links WHERE ...;');

COMMENT ON TRIGGER model_links_10_guard ON model_links IS
'A link leads to something registered, and keeps its ends; those of a promoted version are fixed.';
COMMENT ON TRIGGER model_links_15_guard_final ON model_links IS
'The same for the row that is stored.';

COMMENT ON TRIGGER model_links_10_forbid_truncate ON model_links IS
'What is removed is in the history.';

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
