-- Deploy model_registry:registry/sync_first_link to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- The first derivation and base_model_id of the version, the first evaluated_on and its
-- eval_dataset_artifact_id state one fact each. sync_first_link() follows a write to the column,
-- sync_links() a write to the links; each stops where both are equal.
CREATE FUNCTION record_link(
    artifact_id text, event_type text, actor text, before jsonb, after jsonb
)
RETURNS void
LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _lineage_id text := registry.require_version(artifact_id);
BEGIN
    INSERT INTO registry.model_events (artifact_id, lineage_id, event_type, actor, before, after)
    VALUES (artifact_id, _lineage_id, event_type, actor, before, after);
END
$$;

COMMENT ON FUNCTION record_link(text, text, text, jsonb, jsonb) IS
'Takes a model, linked or unlinked, who did it, and the link before and after; adds the event.';

CREATE FUNCTION sync_first_link(
    artifact_id text, column_name text, target_id text, is_new boolean
)
RETURNS void
LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _relation text := CASE column_name WHEN 'base_model_id' THEN 'derived_from'
                                       ELSE 'evaluated_on' END;
    _first    text := registry.first_link(artifact_id, column_name);
    _others   text;
    _position integer;
BEGIN
    IF _first IS NOT DISTINCT FROM sync_first_link.target_id THEN
        RETURN;
    END IF;
    SELECT string_agg(format('%s "%s"', l.relation, l.target_id), ', ' ORDER BY l.position)
           FILTER (WHERE l.target_id <> _first
                     AND registry.headline_column(l.relation) = column_name),
           coalesce(min(l.position) - 1, 1)
      INTO _others, _position
      FROM registry.model_links AS l
     WHERE l.artifact_id = sync_first_link.artifact_id;
    IF target_id IS NULL AND _others IS NOT NULL THEN
        RAISE check_violation USING
            MESSAGE = format('%s of model "%s" cannot be cleared: it has more such links',
                             column_name, artifact_id),
            DETAIL = format('Beside "%s": %s.', _first, _others),
            HINT = 'SELECT unlink_model(artifact_id, relation, target_id); removes one link, and '
                   'the next one becomes the first.',
            TABLE = 'model_links';
    ELSIF target_id IS NOT NULL THEN
        IF column_name = 'base_model_id' AND NOT is_new THEN
            PERFORM registry.forbid_base_model_cycle(artifact_id, target_id);
        END IF;
        UPDATE registry.model_links AS l
           SET position = _position
         WHERE l.artifact_id = sync_first_link.artifact_id
           AND l.target_id = sync_first_link.target_id
           AND registry.headline_column(l.relation) = column_name;
        IF NOT FOUND THEN
            INSERT INTO registry.model_links (artifact_id, relation, target_id, position)
            VALUES (artifact_id, _relation, target_id, _position);
            IF NOT is_new THEN
                PERFORM registry.record_link(artifact_id, 'linked', NULL::text, NULL::jsonb,
                    jsonb_build_object('relation', _relation, 'target_id', target_id));
            END IF;
        END IF;
    END IF;
    -- An evaluation that names the data set says that the link is right.
    DELETE FROM registry.model_links AS l
     WHERE l.artifact_id = sync_first_link.artifact_id AND l.target_id = _first
       AND registry.headline_column(l.relation) = column_name
       AND (sync_first_link.target_id IS NULL OR NOT EXISTS (
            SELECT FROM registry.model_evaluations AS e
             WHERE e.artifact_id = sync_first_link.artifact_id
               AND e.dataset_artifact_id = l.related_id));
END
$$;

COMMENT ON FUNCTION sync_first_link(text, text, text, boolean) IS
'Takes a version, base_model_id or eval_dataset_artifact_id, what that column holds now, and whether the row is new; makes that the first link, in place of the one that was first; a data set that an evaluation names stays linked. Raises 23514 where derivations would form a cycle, or where the column is cleared while more links of its kind remain.';

REVOKE EXECUTE ON FUNCTION record_link(text, text, text, jsonb, jsonb),
                           sync_first_link(text, text, text, boolean) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
