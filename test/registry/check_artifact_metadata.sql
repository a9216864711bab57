BEGIN;

SELECT plan(8);

SELECT has_function(:'registry_schema', 'metadata_check_name', ARRAY['text', 'integer'],
    'metadata_check_name(artifact_type, version) exists');
SELECT has_function(:'registry_schema', 'install_metadata_check',
    ARRAY['text', 'integer', 'jsonb'],
    'install_metadata_check(artifact_type, version, schema) exists');
SELECT has_function(:'registry_schema', 'check_artifact_metadata',
    ARRAY['text', 'integer', 'jsonb'],
    'check_artifact_metadata(artifact_type, version, metadata) exists');

SELECT is(metadata_check_name('model', 7), 'model_metadata',
    'metadata_check_name() is the same for every version of the schema for models');
CREATE TEMPORARY TABLE hostile (name text);
INSERT INTO hostile
VALUES ('data set'), ('Data Set'), ($$d'); DROP TABLE artifacts; --$$), ('"'), ('\'), (E'new\nline'),
       ('%s %I %L'), ('$1'), ('$$'), ('Ωδ 数据'), (' '), ('model '), (repeat('very ', 400)),
       (repeat('😀', 500));
SELECT is_empty(
    $$SELECT name FROM hostile WHERE metadata_check_name(name, 2147483647) !~ '^[a-z0-9_]{1,50}$'$$,
    'metadata_check_name() gives a safe name of at most 50 bytes to any artifact type');
SELECT is((SELECT count(DISTINCT metadata_check_name(name, 1)) FROM hostile),
    (SELECT count(*) FROM hostile), 'metadata_check_name() gives each artifact type its own name');

SELECT install_metadata_check(name, 1, jsonb_build_object('const', name)),
       install_metadata_check(name, 2, jsonb_build_object('const', name || '2'))
  FROM hostile;
SELECT is_empty(
    $$SELECT name FROM hostile
       WHERE NOT check_artifact_metadata(name, 1, to_jsonb(name))
          OR check_artifact_metadata(name, 1, to_jsonb(name || '2'))
          OR NOT check_artifact_metadata(name, 2, to_jsonb(name || '2'))$$,
    'check_artifact_metadata() answers for the version of the artifact type that it is asked about');
SELECT is(check_artifact_metadata('model', 1, model_metadata()), true,
    'check_artifact_metadata() answers for models');

SELECT finish();

ROLLBACK;
