-- Deploy model_registry:registry/sync_links to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION sync_links()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _link    record := CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    _column  text := registry.headline_column(_link.relation);
    _version jsonb;
    _before  jsonb;
    _after   jsonb;
    _first   text;
BEGIN
    SELECT to_jsonb(v) INTO _version
      FROM registry.model_versions AS v
     WHERE v.artifact_id = _link.artifact_id;
    IF NOT FOUND OR TG_OP = 'INSERT' AND _link.relation IN ('derived_from', 'evaluated_on')
                    AND _link.target_id = _version->>_column THEN
        RETURN NULL;  -- It left with its artifact; or sync_first_link() made it.
    END IF;
    IF TG_OP <> 'INSERT' THEN
        _before := jsonb_build_object('relation', OLD.relation, 'target_id', OLD.target_id);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        _after := jsonb_build_object('relation', NEW.relation, 'target_id', NEW.target_id);
    END IF;
    -- A second relation to the same model makes no new cycle.
    IF TG_OP = 'INSERT' AND _column = 'base_model_id'
       AND NEW.target_id IS DISTINCT FROM _version->>_column THEN
        PERFORM registry.forbid_base_model_cycle(NEW.artifact_id, NEW.target_id);
    END IF;
    IF _before IS DISTINCT FROM _after THEN
        PERFORM registry.record_link(_link.artifact_id,
            CASE TG_OP WHEN 'DELETE' THEN 'unlinked' ELSE 'linked' END,
            CASE TG_OP WHEN 'DELETE' THEN _link.unlinked_by ELSE _link.linked_by END,
            _before, _after);
    END IF;

    _first := registry.first_link(_link.artifact_id, _column);
    IF _column = 'base_model_id' AND _first IS DISTINCT FROM _version->>_column THEN
        UPDATE registry.model_versions AS v SET base_model_id = _first
         WHERE v.artifact_id = _link.artifact_id;
    ELSIF _first IS DISTINCT FROM _version->>_column THEN
        UPDATE registry.model_versions AS v SET eval_dataset_artifact_id = _first
         WHERE v.artifact_id = _link.artifact_id;
    END IF;
    RETURN NULL;
END
$$;

COMMENT ON FUNCTION sync_links() IS
'Trigger: base_model_id and eval_dataset_artifact_id show the first link of their kind, and metadata follows; the history records each link. Raises 23514 where derivations would form a cycle.';

REVOKE EXECUTE ON FUNCTION sync_links() FROM PUBLIC;

CREATE TRIGGER model_links_20_sync
    AFTER INSERT OR UPDATE OR DELETE ON model_links
    FOR EACH ROW EXECUTE FUNCTION sync_links();

COMMENT ON TRIGGER model_links_20_sync ON model_links IS
'The first link of its kind is the one that model_versions shows; the history records each link.';

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
