BEGIN;

SELECT plan(9);

SELECT has_trigger(:'registry_schema', 'model_reviews', 'model_reviews_keep', 'reviews are watched');

SELECT register_model('M', hold_missing('{"is_external": false}'), id => 'm');
SELECT refused($$DELETE FROM model_reviews WHERE field = 'framework'$$, 'MR004',
    ARRAY['"m"', 'open'], 'an open review stays');
SELECT resolve_review(review_id, '"pytorch"') FROM model_reviews WHERE field = 'framework';
SELECT lives_ok($$DELETE FROM model_reviews WHERE field = 'framework'$$, 'a resolved one may go');
SELECT lives_ok($$DELETE FROM artifacts WHERE id = 'm'$$, 'an artifact may go');
SELECT is_empty('TABLE model_reviews', 'and takes its reviews along');

INSERT INTO artifacts (id, artifact_type, title, metadata, origin_type)
VALUES ('dataset', 'dataset', 'No model', '{}', 'internal');
INSERT INTO backfill_snapshots (artifact_id, row_before, readings) VALUES ('dataset', '{}', '[]');
SELECT lives_ok($$UPDATE backfill_snapshots SET row_after = '{}'$$, 'a snapshot is completed once');
SELECT refused($$UPDATE backfill_snapshots SET row_before = '{"id": "x"}'$$, 'MR004',
    ARRAY['backfill_snapshots'], 'and then stays as it is');
SELECT refused($$DELETE FROM backfill_snapshots$$, 'MR004', ARRAY['"dataset"', 'way back'],
    'the way back cannot be deleted');
SELECT lives_ok($$DELETE FROM artifacts WHERE id = 'dataset'$$, 'but goes with its artifact');

SELECT finish();

ROLLBACK;
