-- Deploy model_registry:backfill/keep_with_artifact to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION keep_with_artifact()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
BEGIN
    -- A cascade from artifacts arrives here after the artifact has gone.
    PERFORM FROM registry.artifacts WHERE id = OLD.artifact_id;
    IF FOUND THEN
        RAISE SQLSTATE 'MR004' USING
            MESSAGE = format('model "%s" cannot lose its row of %s',
                             OLD.artifact_id, TG_TABLE_NAME),
            DETAIL = CASE TG_TABLE_NAME
                     WHEN 'model_reviews' THEN 'The review is open.'
                     ELSE 'It is the way back to the legacy metadata.'
                     END,
            HINT = CASE TG_TABLE_NAME
                   WHEN 'model_reviews' THEN 'SELECT resolve_review(review_id, value, note);'
                   ELSE 'It goes with the artifact, or with sqitch revert.'
                   END,
            TABLE = TG_TABLE_NAME;
    END IF;
    RETURN OLD;
END
$$;

COMMENT ON FUNCTION keep_with_artifact() IS
'Trigger: the row leaves only with its artifact. Raises MR004.';

REVOKE EXECUTE ON FUNCTION keep_with_artifact() FROM PUBLIC;

CREATE TRIGGER model_reviews_keep
    BEFORE DELETE ON model_reviews
    FOR EACH ROW WHEN (OLD.state = 'open')
    EXECUTE FUNCTION keep_with_artifact();

CREATE TRIGGER backfill_snapshots_keep
    BEFORE DELETE ON backfill_snapshots
    FOR EACH ROW EXECUTE FUNCTION keep_with_artifact();

CREATE TRIGGER backfill_snapshots_keep_content
    BEFORE UPDATE ON backfill_snapshots
    FOR EACH ROW WHEN (OLD.row_after IS NOT NULL)
    EXECUTE FUNCTION forbid_change_of_history();

COMMENT ON TRIGGER model_reviews_keep ON model_reviews IS
'An open review leaves only with its artifact.';
COMMENT ON TRIGGER backfill_snapshots_keep ON backfill_snapshots IS
'A snapshot leaves only with its artifact.';
COMMENT ON TRIGGER backfill_snapshots_keep_content ON backfill_snapshots IS
'A finished snapshot stays as it is.';

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
