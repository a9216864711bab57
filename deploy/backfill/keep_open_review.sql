-- Deploy model_registry:backfill/keep_open_review to pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

CREATE FUNCTION keep_open_review()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path FROM CURRENT
AS $$
BEGIN
    -- A cascade from artifacts arrives here after the artifact has gone.
    PERFORM FROM artifacts WHERE id = OLD.artifact_id;
    IF FOUND THEN
        RAISE SQLSTATE 'MR004' USING
            MESSAGE = format('review %s is open and cannot be deleted', OLD.review_id),
            DETAIL = format('"%s" of model "%s" is held for it.', OLD.field, OLD.artifact_id),
            HINT = 'SELECT resolve_review(review_id, value, note);',
            TABLE = 'model_reviews';
    END IF;
    RETURN OLD;
END
$$;

COMMENT ON FUNCTION keep_open_review() IS
'Trigger: an open review leaves only with its artifact. Raises MR004.';

REVOKE EXECUTE ON FUNCTION keep_open_review() FROM PUBLIC;

CREATE TRIGGER model_reviews_keep
    BEFORE DELETE ON model_reviews
    FOR EACH ROW WHEN (OLD.state = 'open')
    EXECUTE FUNCTION keep_open_review();

COMMENT ON TRIGGER model_reviews_keep ON model_reviews IS
'An open review leaves only with its artifact.';

COMMIT;
