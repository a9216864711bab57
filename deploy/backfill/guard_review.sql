-- Deploy model_registry:backfill/guard_review to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION guard_review()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _metadata jsonb;
    _reason   text;
BEGIN
    SELECT a.metadata::jsonb INTO _metadata FROM ONLY registry.artifacts AS a
     WHERE a.id = OLD.artifact_id;
    IF (NEW.review_id, NEW.artifact_id, NEW.field)
       IS DISTINCT FROM (OLD.review_id, OLD.artifact_id, OLD.field) THEN
        _reason := 'review_id, artifact_id and field never change.';
    ELSIF OLD.state = 'resolved' AND OLD.resolved_at <> now() THEN
        -- resolve_review() adds who and why to what the trigger on artifacts wrote before, in the
        -- same transaction.
        _reason := format('It was resolved by %s.', OLD.resolved_by);
    ELSIF (NEW.state = 'open') IS DISTINCT FROM (OLD.state = 'open')
          AND (NEW.state = 'open') <> coalesce(_metadata->'held_for_review' ? OLD.field, false) THEN
        _reason := format('held_for_review of the metadata is %s.',
                          coalesce((_metadata->'held_for_review')::text, 'missing'));
    END IF;
    IF _reason IS NOT NULL THEN
        RAISE SQLSTATE 'MR004' USING
            MESSAGE = format('UPDATE of review %s (%s of model "%s") is refused', OLD.review_id,
                             OLD.field, OLD.artifact_id),
            DETAIL = _reason,
            HINT = 'An open review: SELECT resolve_review(review_id, value, note); a resolved one: '
                   'update the metadata of the artifact.',
            TABLE = 'model_reviews';
    END IF;
    RETURN NULL;
END
$$;

COMMENT ON FUNCTION guard_review() IS
'Trigger: the state of a review changes only when held_for_review of the metadata has changed, and a resolved review stays as it is. Raises MR004.';

REVOKE EXECUTE ON FUNCTION guard_review() FROM PUBLIC;

CREATE TRIGGER guard_review_state
    AFTER UPDATE ON model_reviews
    FOR EACH ROW EXECUTE FUNCTION guard_review();

COMMENT ON TRIGGER guard_review_state ON model_reviews IS
'The state of a review agrees with held_for_review.';

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
