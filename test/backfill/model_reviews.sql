BEGIN;

SELECT plan(9);

SELECT has_table(:'registry_schema', 'model_reviews', 'table model_reviews exists');
SELECT columns_are(:'registry_schema', 'model_reviews', ARRAY[
    'review_id', 'artifact_id', 'field', 'legacy_value', 'candidates', 'reason', 'state',
    'resolution', 'resolved_by', 'resolved_at', 'note', 'created_at'],
    'model_reviews has the columns of a held field and its resolution');
SELECT fk_ok(:'registry_schema', 'model_reviews', 'artifact_id', :'registry_schema', 'artifacts', 'id',
    'a review refers to an artifact');
SELECT index_is_unique(:'registry_schema', 'model_reviews', 'idx_model_reviews_open',
    'an index allows one open review for a field');

SELECT register_model('M', model_metadata(), id => 'm');
INSERT INTO model_reviews (artifact_id, field, reason) VALUES ('m', 'framework', 'unknown');
SELECT throws_ok(
    $$INSERT INTO model_reviews (artifact_id, field, reason) VALUES ('m', 'framework', 'again')$$,
    '23505', NULL, 'a second open review of a field is refused');
SELECT throws_ok(statement, '23514', NULL, description)
  FROM (VALUES
    ('UPDATE model_reviews SET state = ''resolved''', 'a resolved review names who resolved it'),
    ('UPDATE model_reviews SET resolved_by = ''ada'', resolved_at = now()',
     'an open review names nobody who resolved it'),
    ('UPDATE model_reviews SET state = ''closed''', 'the state of a review is open or resolved'),
    ('UPDATE model_reviews SET candidates = ''1''', 'candidates of a review are a list')
  ) AS _ (statement, description);

SELECT finish();

ROLLBACK;
