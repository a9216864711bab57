-- Deploy model_registry:backfill/keep_reviews to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

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

COMMIT;
