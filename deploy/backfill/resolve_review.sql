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
    _review   record;
    _metadata jsonb;
    _lineage  text;
    _actor    CONSTANT text := coalesce(resolve_review.actor, session_user);
BEGIN
    -- The artifact is locked before its reviews, as in an UPDATE of the artifact.
    SELECT a.metadata::jsonb INTO _metadata
      FROM registry.model_reviews AS r
      JOIN ONLY registry.artifacts AS a
        ON a.id = r.artifact_id
     WHERE r.review_id = resolve_review.review_id
       FOR NO KEY UPDATE OF a;
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

    _metadata := _metadata || jsonb_build_object(
        _review.field, coalesce(value, 'null'),
        'held_for_review', (_metadata->'held_for_review') - _review.field);
    IF _metadata->'held_for_review' = '[]' THEN
        _metadata := _metadata - 'held_for_review';
    END IF;

    -- The trigger on artifacts resolves the review; here is who says so, and why.
    PERFORM registry.update_artifact_metadata(_review.artifact_id, _metadata);
    UPDATE registry.model_reviews AS r
       SET resolved_by = _actor, note = resolve_review.note
     WHERE r.review_id = _review.review_id;

    SELECT v.lineage_id INTO _lineage FROM registry.model_versions AS v
     WHERE v.artifact_id = _review.artifact_id;
    INSERT INTO registry.model_events (artifact_id, lineage_id, event_type, actor, before, after,
                                       note)
    VALUES (_review.artifact_id, _lineage, 'review_resolved', _actor,
            jsonb_build_object(_review.field, NULL), jsonb_build_object(_review.field, value),
            resolve_review.note);
    RETURN _review.artifact_id;
END
$$;

COMMENT ON FUNCTION resolve_review(bigint, jsonb, text, text) IS
'Gives the value of a field that was held: takes the review, the value as JSON, how it is known, and who says so. It goes through the same gate as every write. Returns the artifact id. Raises P0002 for an unknown review, MR005 for a resolved one, 23514 for a value that the schema refuses.';

-- A literal without a type, and what most drivers send, is this one's.
CREATE FUNCTION resolve_review(
    review_id bigint,
    value     text,
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
    _types jsonb;
    _json  jsonb := registry.try_json(value);
BEGIN
    SELECT s.schema #> ARRAY['properties', r.field, 'type']
      INTO _types
      FROM registry.model_reviews AS r, registry.metadata_schemas AS s
     WHERE r.review_id = resolve_review.review_id AND s.artifact_type = 'model' AND s.is_active;
    IF _json IS NULL OR _types ? 'string' AND jsonb_typeof(_json) <> 'string' THEN
        _json := to_jsonb(value);
    END IF;
    RETURN registry.resolve_review(review_id, _json, note, actor);
END
$$;

COMMENT ON FUNCTION resolve_review(bigint, text, text, text) IS
'Gives the value of a field that was held: takes the review, the value, how it is known, and who says so. The value is the text itself for a field that the schema makes a string (scipy; in double quotes it is read as a JSON string), JSON for any other field (1204736, {"auc": 0.9}). Returns and raises what resolve_review(bigint, jsonb, text, text) does.';

REVOKE EXECUTE ON FUNCTION resolve_review(bigint, jsonb, text, text),
                           resolve_review(bigint, text, text, text) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
