BEGIN;

SELECT plan(26);

SELECT has_function(:'registry_schema', 'artifact_state', ARRAY['jsonb', 'jsonb'],
    'artifact_state(version, before) exists');
SELECT has_function(:'registry_schema', 'require_artifact_state', ARRAY['jsonb', 'jsonb', 'jsonb'],
    'require_artifact_state(before, after, version) exists');

-- artifact_state()

SELECT results_eq(
    format('SELECT is_latest, lifecycle_state, superseded_by FROM artifact_state(%L, %L)', version,
           '{"lifecycle_state": "draft", "superseded_by": "x"}'::jsonb),
    format('VALUES (%L::text, %L::text, %L::text)', is_latest, lifecycle_state, superseded_by),
    'artifact_state(): ' || description)
  FROM (VALUES
    ('{"promotion_state": "promoted", "is_current": true, "replaced_by": null}'::jsonb,
     '1', 'active', NULL, 'a promoted version is the latest, active, replaced by none'),
    ('{"promotion_state": "superseded", "is_current": false, "replaced_by": "y"}',
     '0', 'superseded', 'y', 'a superseded version names its replacement'),
    ('{"promotion_state": "superseded", "is_current": false, "replaced_by": null}',
     '0', 'superseded', NULL, 'a superseded version may have no replacement yet'),
    ('{"promotion_state": "rejected", "is_current": true, "replaced_by": null}',
     '1', 'rejected', 'x', 'a rejected version keeps is_latest with superseded_by'),
    ('{"promotion_state": "candidate", "is_current": true, "replaced_by": null}',
     '1', 'draft', 'x', 'a candidate keeps lifecycle_state with superseded_by'),
    ('{"promotion_state": "candidate", "is_current": false, "replaced_by": null}',
     '0', 'draft', 'x', 'a candidate that is not current is not the latest')
  ) AS _ (version, is_latest, lifecycle_state, superseded_by, description);

-- require_artifact_state()

CREATE FUNCTION pg_temp.requiring(changes jsonb, version jsonb DEFAULT '{}')
RETURNS text
LANGUAGE sql
AS $$
    SELECT format('SELECT require_artifact_state(%L, %L, %L)',
        '{"lifecycle_state": "draft", "superseded_by": null}'::jsonb,
        '{"id": "m", "is_latest": true, "lifecycle_state": "draft", "superseded_by": null}'::jsonb
        || changes,
        '{"promotion_state": "candidate", "is_current": true, "replaced_by": null}'::jsonb
        || version)
$$;

SELECT lives_ok(pg_temp.requiring(changes), 'require_artifact_state() accepts ' || description)
  FROM (VALUES
    ('{}'::jsonb,                         'a candidate whose state stays as it is'),
    ('{"is_latest": 1}',                  'is_latest as an integer'),
    ('{"lifecycle_state": "candidate"}',  'a candidate whose lifecycle_state becomes candidate')
  ) AS _ (changes, description);
SELECT refused(pg_temp.requiring(changes, version), 'MR008', ARRAY['"m"'],
               'require_artifact_state() refuses ' || description)
  FROM (VALUES
    ('{"lifecycle_state": "active"}'::jsonb, '{}'::jsonb, 'another lifecycle_state of a candidate'),
    ('{"is_latest": false}',   '{}', 'is_latest false of the current version'),
    ('{"is_latest": null}',    '{}', 'is_latest NULL of the current version'),
    ('{"superseded_by": "x"}', '{}', 'superseded_by of a candidate'),
    ('{}', '{"is_current": false}',  'is_latest true of another version'),
    ('{}', '{"promotion_state": "promoted"}', 'a promoted version that is not active')
  ) AS _ (changes, version, description);

-- A trigger of the application that sorts after those of the registry

CREATE FUNCTION pg_temp.set_state()
RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    NEW.lifecycle_state := 'draft';
    RETURN NEW;
END
$$;
SELECT register_model('M', model_metadata(), id => 'm');
CREATE TRIGGER zzz BEFORE INSERT OR UPDATE ON artifacts
    FOR EACH ROW EXECUTE FUNCTION pg_temp.set_state();

SELECT refused($$SELECT register_model('X', model_metadata(), id => 'x')$$, 'MR008',
    ARRAY['"x"', '"draft"'],
    'register_model() refuses a trigger of the application that sets lifecycle_state');
SELECT refused(
    $$INSERT INTO artifacts (id, artifact_type, title, metadata)
      VALUES ('x', 'model', 't', model_metadata())$$, 'MR008', ARRAY['"x"', '"draft"'],
    'INSERT of a model refuses a trigger of the application that sets lifecycle_state');
SELECT refused($$UPDATE artifacts SET title = 'New' WHERE id = 'm'$$, 'MR008',
    ARRAY['"m"', '"draft"'],
    'UPDATE of a model refuses a trigger of the application that sets lifecycle_state');
SELECT refused($$SELECT promote_model('m')$$, 'MR008', ARRAY['"m"', '"draft"', 'promoted'],
    'promote_model() refuses a trigger of the application that sets lifecycle_state');
SELECT lives_ok(
    $$INSERT INTO artifacts (id, artifact_type, title) VALUES ('d', 'dataset', 'Cells')$$,
    'INSERT of what is no model accepts a trigger of the application that sets lifecycle_state');

CREATE FUNCTION pg_temp.add_note()
RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    UPDATE artifacts SET metadata = metadata || '{"note": 1}' WHERE id = NEW.id;
    RETURN NULL;
END
$$;
CREATE TRIGGER aaa_note AFTER INSERT ON artifacts
    FOR EACH ROW WHEN (NEW.artifact_type = 'model') EXECUTE FUNCTION pg_temp.add_note();
SELECT throws_ok(
    $$INSERT INTO artifacts (id, artifact_type, title, metadata)
      VALUES ('x2', 'model', 't', model_metadata())$$, 'MR008', NULL,
    'INSERT of a model refuses a trigger that sets its state beside one that writes metadata');
DROP TRIGGER aaa_note ON artifacts;

DROP TRIGGER zzz ON artifacts;
CREATE TRIGGER aaa BEFORE INSERT OR UPDATE ON artifacts
    FOR EACH ROW EXECUTE FUNCTION pg_temp.set_state();
SET LOCAL client_min_messages = warning;
SELECT register_model('Y', model_metadata(), id => 'y');
SELECT promote_model('m');
SELECT results_eq($$SELECT id, lifecycle_state FROM artifacts WHERE id IN ('m', 'y') ORDER BY 1$$,
    $$VALUES ('m', 'active'), ('y', 'candidate')$$,
    'a trigger of the application that sorts early cannot set lifecycle_state of a model');
SELECT is((SELECT count(*) FROM model_versions WHERE artifact_id = 'x'), 0::bigint,
    'a model that MR008 refuses leaves no row of model_versions');

-- A trigger of the application that writes the state before the model is registered
CREATE FUNCTION pg_temp.write_state()
RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    UPDATE artifacts SET lifecycle_state = 'draft', is_latest = false WHERE id = NEW.id;
    RETURN NULL;
END
$$;
DROP TRIGGER aaa ON artifacts;
CREATE TRIGGER aaa AFTER INSERT ON artifacts
    FOR EACH ROW EXECUTE FUNCTION pg_temp.write_state();
CREATE FUNCTION pg_temp.insert_late()
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO artifacts (id, artifact_type, title, metadata)
    VALUES ('late', 'model', 't', model_metadata());
EXCEPTION WHEN SQLSTATE 'MR008' THEN
    NULL;  -- Refused, or the state is right.
END
$$;
SELECT pg_temp.insert_late();
SELECT is_empty(
    $$SELECT lifecycle_state, is_latest FROM artifacts
       WHERE id = 'late' AND (lifecycle_state, is_latest) <> ('candidate', true)$$,
    'an early trigger of the application cannot write another state of a new model');

SELECT finish();

ROLLBACK;
