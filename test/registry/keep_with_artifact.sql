BEGIN;

SELECT plan(5);

SELECT has_function(:'registry_schema', 'keep_with_artifact', ARRAY[]::text[],
    'keep_with_artifact() exists');

CREATE TABLE kept (artifact_id text REFERENCES artifacts ON DELETE CASCADE);
CREATE TRIGGER kept_delete AFTER DELETE ON kept
    FOR EACH ROW EXECUTE FUNCTION keep_with_artifact('the note', 'It is kept.', 'Leave it.');
CREATE TRIGGER kept_truncate AFTER TRUNCATE ON kept
    FOR EACH STATEMENT EXECUTE FUNCTION keep_with_artifact('notes', 'They are kept.', 'Leave it.');

SELECT register_model('M', model_metadata(), id => 'm');
INSERT INTO kept VALUES ('m');
SELECT refused(statement, 'MR004', names, description)
  FROM (VALUES
    ('DELETE FROM kept', ARRAY['DELETE', 'the note', '"m"', 'It is kept.'],
     'keep_with_artifact() refuses DELETE while the artifact is there'),
    ('TRUNCATE kept', ARRAY['TRUNCATE', 'notes', 'They are kept.'],
     'keep_with_artifact() refuses TRUNCATE')
  ) AS _ (statement, names, description);

SELECT lives_ok($$DELETE FROM artifacts WHERE id = 'm'$$,
    'keep_with_artifact() lets a cascade from artifacts pass');
SELECT is_empty('SELECT * FROM kept', 'the row is deleted with its artifact');

SELECT finish();

ROLLBACK;
