BEGIN;

SELECT plan(13);

SELECT has_trigger(:'registry_schema', t, name, format('%s has the trigger %s', t, name))
  FROM (VALUES ('model_reviews', 'forbid_review_delete'), ('model_reviews', 'forbid_review_truncate'),
               ('backfill_snapshots', 'forbid_snapshot_change'),
               ('backfill_snapshots', 'forbid_snapshot_truncate')) AS _ (t, name);

SELECT insert_legacy('m', '{}');
SELECT backfill_model('m');
SELECT refused(statement, 'MR004', names, description)
  FROM (VALUES
    ('DELETE FROM model_reviews WHERE field = ''framework''', ARRAY['"m"', 'open'],
     'DELETE of an open review is refused'),
    ('TRUNCATE model_reviews', ARRAY['TRUNCATE', 'reviews'], 'TRUNCATE of reviews is refused'),
    ('UPDATE backfill_snapshots SET row_before = ''{"id": "x"}''', ARRAY['"m"', 'way back'],
     'UPDATE of a snapshot is refused'),
    ('DELETE FROM backfill_snapshots', ARRAY['"m"', 'way back'], 'DELETE of a snapshot is refused'),
    ('TRUNCATE backfill_snapshots', ARRAY['TRUNCATE', 'way back'], 'TRUNCATE of snapshots is refused')
  ) AS _ (statement, names, description);

SELECT resolve_review(review_id, 'pytorch') FROM model_reviews WHERE field = 'framework';
SELECT lives_ok($$DELETE FROM model_reviews WHERE field = 'framework'$$,
    'a resolved review may be deleted');
SELECT lives_ok($$DELETE FROM artifacts WHERE id = 'm'$$,
    'an artifact with open reviews and a snapshot may be deleted');
SELECT is_empty('SELECT artifact_id FROM model_reviews UNION ALL SELECT artifact_id FROM backfill_snapshots',
    'reviews and snapshot are deleted with their artifact');

SELECT insert_legacy('n', '{}');
SELECT backfill_model('n');
SELECT throws_ok('TRUNCATE artifacts CASCADE', NULL, NULL,
    'TRUNCATE of artifacts with CASCADE is refused');

SELECT finish();

ROLLBACK;
