BEGIN;

SELECT plan(20);

SELECT has_function(:'registry_schema', 'activate_metadata_schema', 
    ARRAY['integer', 'text'], 'activate_metadata_schema(version, artifact_type) exists');
SELECT has_trigger(:'registry_schema', 'metadata_schemas', 'metadata_schemas_10_guard',
    'metadata_schemas has the trigger that guards the active version');

SELECT register_model('Before', model_metadata(), id => 'before');
SELECT version AS first FROM metadata_schemas WHERE is_active
\gset
SELECT add_metadata_schema('{"type": "object", "required": ["colour"]}') AS second
\gset

SELECT lives_ok(format('SELECT activate_metadata_schema(%s)', :second),
    'activate_metadata_schema() takes a version that was added');
SELECT results_eq('SELECT version FROM metadata_schemas WHERE is_active',
    ARRAY[:second]::integer[], 'activate_metadata_schema() makes its version the only active one');
SELECT lives_ok($$SELECT register_model('After', '{"colour": "red"}', id => 'after')$$,
    'register_model() accepts what satisfies the version that was activated');
SELECT refused(format('SELECT register_model(%L, %L)', 'Again', model_metadata()), '23514',
    ARRAY['colour', 'version ' || :second],
    'register_model() refuses what violates the version that was activated');
SELECT lives_ok($$UPDATE artifacts SET title = 'Still here' WHERE id = 'before'$$,
    'a model that was accepted before an activation stays valid');
SELECT lives_ok(format('SELECT activate_metadata_schema(%s)', :second),
    'activate_metadata_schema() accepts the active version');

SELECT activate_metadata_schema(:first);
SELECT lives_ok(format('SELECT register_model(%L, %L)', 'Again', model_metadata()),
    'activate_metadata_schema() activates an earlier version again');

SELECT lives_ok(format('UPDATE metadata_schemas SET is_active = true WHERE version = %s', :second),
    'a plain UPDATE of metadata_schemas.is_active activates a version');
SELECT refused(format('SELECT register_model(%L, %L)', 'Again', model_metadata()), '23514',
    ARRAY['colour'], 'the gate follows a plain UPDATE of metadata_schemas.is_active');
SELECT refused('UPDATE metadata_schemas SET is_active = false', 'MR007', ARRAY['active'],
    'the active version of metadata_schemas cannot be deactivated without a replacement');
SELECT refused(format('DELETE FROM metadata_schemas WHERE version = %s', :second), 'MR007',
    ARRAY['active'], 'the active version of metadata_schemas cannot be deleted');
SELECT refused($$UPDATE metadata_schemas SET schema = 'true', sha256 = repeat('0', 64)
                  WHERE is_active$$, 'MR007', ARRAY['active'],
    'the active version of metadata_schemas cannot be changed in place');

SELECT refused('SELECT activate_metadata_schema(4711)', 'P0002', ARRAY['4711'],
    'activate_metadata_schema() refuses an unknown version');
SELECT refused($$SELECT activate_metadata_schema(1, 'dataset')$$, 'P0002', ARRAY['dataset'],
    'activate_metadata_schema() refuses an artifact type that has no schema');

SELECT refused(format('DELETE FROM metadata_schemas WHERE version = %s', :first), 'MR007',
    ARRAY['was active'], 'a version of metadata_schemas that was active cannot be deleted');
SELECT refused(format($$UPDATE metadata_schemas SET version = 99 WHERE version = %s$$, :first),
    'MR007', ARRAY['was active'], 'a version of metadata_schemas that was active stays as it was');
SELECT add_metadata_schema('{}') AS third
\gset
SELECT results_eq(
    'SELECT version, activated_at IS NOT NULL FROM metadata_schemas ORDER BY version',
    format('VALUES (%s, true), (%s, true), (%s, false)', :first, :second, :third),
    'metadata_schemas.activated_at tells which versions were ever active');
SELECT lives_ok(format('DELETE FROM metadata_schemas WHERE version = %s', :third),
    'a version of metadata_schemas that was never active can be deleted');

SELECT finish();

ROLLBACK;
