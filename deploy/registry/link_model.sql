-- Deploy model_registry:registry/link_model to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION link_model(
    artifact_id text,
    relation    text,
    target_id   text,
    actor       text DEFAULT session_user
)
RETURNS boolean
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
BEGIN
    PERFORM FROM ONLY registry.artifacts AS a WHERE a.id = link_model.artifact_id
        FOR NO KEY UPDATE;
    PERFORM FROM registry.model_links AS l
      WHERE l.artifact_id = link_model.artifact_id AND l.target_id = link_model.target_id
        AND (l.relation = link_model.relation
             OR link_model.relation = 'derived_from' AND l.base_model_id IS NOT NULL);
    IF FOUND THEN
        RETURN false;
    END IF;
    -- The kind of a derivation, where it was not stated.
    IF registry.is_derivation(relation) THEN
        UPDATE registry.model_links AS l
           SET relation = link_model.relation, linked_by = actor
         WHERE l.artifact_id = link_model.artifact_id AND l.target_id = link_model.target_id
           AND l.relation = 'derived_from';
        IF FOUND THEN
            RETURN true;
        END IF;
    END IF;
    INSERT INTO registry.model_links (artifact_id, relation, target_id, linked_by)
    VALUES (artifact_id, relation, target_id, actor)
        ON CONFLICT DO NOTHING;  -- 40001 where this transaction does not see the other row
    RETURN FOUND;
END
$$;

COMMENT ON FUNCTION link_model(text, text, text, text) IS
'Links a model to what it came from or is about: takes its artifact id, the relation, the id of the target, and who says so. The first derivation becomes base_model_id, the first evaluated_on eval_dataset_artifact_id. A link that is there as derived_from gets the relation. Returns true, or false where the link is there already. Raises 23503 for an unknown model or target, 22023 for an unknown relation, 23514 where models would derive from themselves, MR010 for a promoted version (evaluated_on and tests excepted), 40001 under REPEATABLE READ and SERIALIZABLE where another transaction changed the model or a derivation.';

CREATE FUNCTION unlink_model(
    artifact_id text,
    relation    text,
    target_id   text,
    actor       text DEFAULT session_user
)
RETURNS boolean
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
BEGIN
    PERFORM registry.require_version(artifact_id);
    IF registry.is_derivation(relation) IS NULL THEN
        PERFORM registry.require_link_target(artifact_id, relation, target_id);
    END IF;
    PERFORM FROM ONLY registry.artifacts AS a WHERE a.id = unlink_model.artifact_id
        FOR NO KEY UPDATE;
    UPDATE registry.model_links AS l
       SET unlinked_by = actor
     WHERE l.artifact_id = unlink_model.artifact_id AND l.relation = unlink_model.relation
       AND l.target_id = unlink_model.target_id;
    DELETE FROM registry.model_links AS l
     WHERE l.artifact_id = unlink_model.artifact_id AND l.relation = unlink_model.relation
       AND l.target_id = unlink_model.target_id;
    RETURN FOUND;
END
$$;

COMMENT ON FUNCTION unlink_model(text, text, text, text) IS
'Removes a link of a model: takes its artifact id, the relation, the id of the target, and who says so. Where it was the first of its kind, base_model_id or eval_dataset_artifact_id shows the next one. Returns false where there is no such link. Raises 23503 for an unknown model, 22023 for an unknown relation, MR010 for a promoted version (evaluated_on and tests excepted), 23514 where the metadata schema does not let base_model_id be empty.';

REVOKE EXECUTE ON FUNCTION link_model(text, text, text, text),
                           unlink_model(text, text, text, text) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
