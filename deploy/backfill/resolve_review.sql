-- Deploy model_registry:backfill/resolve_review to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION resolve_review(
    review_id bigint,
    value     jsonb,
    note      text DEFAULT NULL,
    actor     text DEFAULT session_user
)
RETURNS text
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _review     registry.model_reviews;
    _artifact   registry.artifacts;
    _metadata   jsonb;
    _lineage_id text;
    _actor      text := coalesce(actor, session_user);
BEGIN
    SELECT * INTO _review FROM registry.model_reviews AS r
     WHERE r.review_id = resolve_review.review_id
       FOR UPDATE;
    IF NOT FOUND THEN
        RAISE no_data_found USING
            MESSAGE = format('there is no review %s', resolve_review.review_id),
            DETAIL = 'model_reviews has no such row.',
            HINT = 'SELECT review_id, artifact_id, field, candidates FROM model_reviews '
                   'WHERE state = ''open'';';
    END IF;
    IF _review.state = 'resolved' THEN
        RAISE SQLSTATE 'MR005' USING
            MESSAGE = format('review %s is resolved already', _review.review_id),
            DETAIL = format('%s of "%s": %s gave %s.', _review.field, _review.artifact_id,
                            _review.resolved_by, left(_review.resolution::text, 100)),
            HINT = 'To change the value, update the metadata of the artifact.';
    END IF;

    SELECT * INTO _artifact FROM registry.artifacts WHERE id = _review.artifact_id FOR NO KEY UPDATE;
    _metadata := _artifact.metadata::jsonb;
    _metadata := _metadata || jsonb_build_object(
        _review.field, coalesce(value, 'null'),
        'held_for_review', (_metadata->'held_for_review') - _review.field);
    IF _metadata->'held_for_review' = '[]' THEN
        _metadata := _metadata - 'held_for_review';
    END IF;
    _artifact.metadata := _metadata;

    -- The review first: then the trigger on artifacts finds it resolved, and by whom.
    UPDATE registry.model_reviews AS r
       SET state = 'resolved', resolution = value, resolved_by = _actor, resolved_at = now(),
           note = resolve_review.note
     WHERE r.review_id = _review.review_id;
    UPDATE registry.artifacts SET metadata = _artifact.metadata WHERE id = _review.artifact_id;

    SELECT lineage_id INTO _lineage_id FROM registry.model_versions WHERE artifact_id = _artifact.id;
    INSERT INTO registry.model_events (artifact_id, lineage_id, event_type, actor, before, after, note)
    VALUES (_artifact.id, _lineage_id, 'review_resolved', _actor,
            jsonb_build_object(_review.field, NULL), jsonb_build_object(_review.field, value),
            resolve_review.note);
    RETURN _review.artifact_id;
END
$$;

COMMENT ON FUNCTION resolve_review(bigint, jsonb, text, text) IS
'Gives the value of a field that was held: takes the review, the value as JSON (text in double quotes), how it is known, and who says so. It goes through the same gate as every write. Returns the artifact id. Raises P0002 for an unknown review, MR005 for a resolved one, 23514 for a value that the schema refuses.';

REVOKE EXECUTE ON FUNCTION resolve_review(bigint, jsonb, text, text) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
