BEGIN;

SELECT plan(5);

SELECT has_trigger(:'registry_schema', 'model_reviews', 'model_reviews_keep', 'reviews are watched');

SELECT register_model('M', hold_missing('{"is_external": false}'), id => 'm');
SELECT refused($$DELETE FROM model_reviews WHERE field = 'framework'$$, 'MR004',
    ARRAY['"framework"', '"m"'], 'an open review stays');
SELECT resolve_review(review_id, '"pytorch"') FROM model_reviews WHERE field = 'framework';
SELECT lives_ok($$DELETE FROM model_reviews WHERE field = 'framework'$$, 'a resolved one may go');
SELECT lives_ok($$DELETE FROM artifacts WHERE id = 'm'$$, 'an artifact may go');
SELECT is_empty('TABLE model_reviews', 'and takes its reviews along');

SELECT finish();

ROLLBACK;
