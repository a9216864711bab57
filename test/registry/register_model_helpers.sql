BEGIN;

SELECT plan(11);

SELECT has_function(:'registry_schema', name, arguments, name || '() is there')
  FROM (VALUES
    ('require_artifact',     ARRAY['text', 'text', 'text']),
    ('lock_lineage',         ARRAY['text']),
    ('require_same_content', ARRAY['text', 'text', 'jsonb', 'text'])
  ) AS _ (name, arguments);

SELECT register_model('M', model_metadata(), id => 'm1'),
       register_model('M', model_metadata(), id => 'm2', new_version_of => 'm1');

SELECT lives_ok($$SELECT require_artifact('x', 'base model', 'm1')$$, 'an artifact that is there');
SELECT lives_ok($$SELECT require_artifact('x', 'base model', NULL)$$, 'none is needed');
SELECT is(lock_lineage('m2'), 'm1', 'a lineage has the name of its first version');
SELECT lives_ok(format('SELECT require_same_content(%L, %L, %L, %L)', 'm2', 'M', model_metadata(),
    'm1'), 'the same content, in the same lineage');

SELECT refused($$SELECT require_artifact('x', 'base model', 'nowhere')$$, '23503',
    ARRAY['base model', '"nowhere"', '"x"'], 'an artifact that is not there');
SELECT refused($$SELECT lock_lineage('nowhere')$$, '23503', ARRAY['"nowhere"'],
    'a version that is not there');
SELECT refused(format('SELECT require_same_content(%L, %L, %L, NULL)', 'm2', 'Other',
    model_metadata()), '23505', ARRAY['"m2"'], 'another title is other content');
SELECT refused(format('SELECT require_same_content(%L, %L, %L, %L)', 'm2', 'M', model_metadata(),
    'elsewhere'), '23505', ARRAY['"m2"'], 'the same content in another lineage is not the same');

SELECT finish();

ROLLBACK;
