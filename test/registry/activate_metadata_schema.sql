BEGIN;

SELECT plan(14);

SELECT has_function(:'registry_schema', 'activate_metadata_schema', ARRAY['integer'],
    'activate_metadata_schema(version) is there');

SELECT register_model('Before', model_metadata(), id => 'before');
SELECT version AS first FROM metadata_schemas WHERE is_active
\gset
SELECT add_metadata_schema('{"type": "object", "required": ["colour"]}') AS second
\gset

SELECT lives_ok(format('SELECT activate_metadata_schema(%s)', :second), 'a version is activated');
SELECT results_eq('SELECT version FROM metadata_schemas WHERE is_active',
    ARRAY[:second]::integer[], 'it is the only active one');
SELECT lives_ok($$SELECT register_model('After', '{"colour": "red"}', id => 'after')$$,
    'new writes meet the new version');
SELECT refused(format('SELECT register_model(%L, %L)', 'Again', model_metadata()), '23514',
    ARRAY['colour', 'version ' || :second], 'and are refused where they do not');
SELECT lives_ok($$UPDATE artifacts SET title = 'Still here' WHERE id = 'before'$$,
    'what was accepted before stays valid');
SELECT lives_ok(format('SELECT activate_metadata_schema(%s)', :second),
    'activating the active version again is fine');

SELECT activate_metadata_schema(:first);
SELECT lives_ok(format('SELECT register_model(%L, %L)', 'Again', model_metadata()),
    'the way back is the same');

SELECT lives_ok(format('UPDATE metadata_schemas SET is_active = true WHERE version = %s', :second),
    'an UPDATE by hand activates too');
SELECT refused(format('SELECT register_model(%L, %L)', 'Again', model_metadata()), '23514',
    ARRAY['colour'], 'and the gate follows');
SELECT refused('UPDATE metadata_schemas SET is_active = false', 'MR007', ARRAY['active'],
    'the gate is never without a schema');
SELECT refused(format('DELETE FROM metadata_schemas WHERE version = %s', :second), 'MR007',
    ARRAY['active'], 'the active version stays');
SELECT refused($$UPDATE metadata_schemas SET schema = 'true', sha256 = repeat('0', 64)
                  WHERE is_active$$, 'MR007', ARRAY['active'], 'and is not changed in place');

SELECT refused('SELECT activate_metadata_schema(4711)', 'P0002', ARRAY['4711'],
    'a version that does not exist is refused');

SELECT finish();

ROLLBACK;
