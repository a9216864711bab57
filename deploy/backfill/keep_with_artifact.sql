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
    IF TG_OP <> 'TRUNCATE' THEN
        -- A cascade from artifacts arrives here after the artifact has gone.
        PERFORM FROM ONLY registry.artifacts WHERE id = OLD.artifact_id;
        IF NOT FOUND THEN
            RETURN NULL;
        END IF;
    END IF;
    RAISE SQLSTATE 'MR004' USING
        MESSAGE = format('%s of %s%s is refused', TG_OP, TG_ARGV[0],
                         ' of model "' || OLD.artifact_id || '"'),
        DETAIL = TG_ARGV[1],
        HINT = TG_ARGV[2];
END
$$;

COMMENT ON FUNCTION keep_with_artifact() IS
'Trigger: the row is deleted only with its artifact, and never truncated. Its arguments are the name of such a row, the reason and the hint for the error. Raises MR004.';

REVOKE EXECUTE ON FUNCTION keep_with_artifact() FROM PUBLIC;

CREATE TRIGGER forbid_review_delete
    AFTER DELETE ON model_reviews
    FOR EACH ROW WHEN (OLD.state = 'open')
    EXECUTE FUNCTION keep_with_artifact('a review', 'The review is open.',
        'SELECT resolve_review(review_id, value, note);');

CREATE TRIGGER forbid_review_truncate
    AFTER TRUNCATE ON model_reviews
    FOR EACH STATEMENT
    EXECUTE FUNCTION keep_with_artifact('reviews', 'They say who decided what.',
        'SELECT resolve_review(review_id, value, note);');

CREATE TRIGGER forbid_snapshot_change
    AFTER UPDATE OR DELETE ON backfill_snapshots
    FOR EACH ROW
    EXECUTE FUNCTION keep_with_artifact('the snapshot',
        'It is the way back to the legacy metadata.',
        'It is deleted with the artifact, or by sqitch revert.');

CREATE TRIGGER forbid_snapshot_truncate
    AFTER TRUNCATE ON backfill_snapshots
    FOR EACH STATEMENT
    EXECUTE FUNCTION keep_with_artifact('snapshots',
        'They are the way back to the legacy metadata.',
        'They are deleted with the artifacts, or by sqitch revert.');

COMMENT ON TRIGGER forbid_review_delete ON model_reviews IS
'An open review leaves only with its artifact.';
COMMENT ON TRIGGER forbid_review_truncate ON model_reviews IS
'Reviews are not truncated.';
COMMENT ON TRIGGER forbid_snapshot_change ON backfill_snapshots IS
'A snapshot stays as it is, and leaves only with its artifact.';
COMMENT ON TRIGGER forbid_snapshot_truncate ON backfill_snapshots IS
'Snapshots are not truncated.';

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
