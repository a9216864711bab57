-- The gate: every way into artifacts. COPY stands in test/python/test_legacy_types.py.
BEGIN;

SELECT plan(23);

SELECT has_trigger(:'registry_schema', 'artifacts', 'artifacts_check_metadata',
    'the gate stands on artifacts');

CREATE FUNCTION pg_temp.inserted(id text, metadata jsonb, artifact_type text DEFAULT 'model')
RETURNS text
LANGUAGE sql
AS $$
    SELECT format('INSERT INTO artifacts (id, artifact_type, title, metadata)
                   VALUES (%L, %L, %L, %L)', id, artifact_type, 'A title', metadata)
$$;

-- What passes

SELECT lives_ok(pg_temp.inserted('m', model_metadata()), 'a valid model passes');
SELECT lives_ok(pg_temp.inserted('d', '{"anything": [1]}', 'dataset'),
    'an artifact of another type is not looked at');
SELECT lives_ok(
    $$INSERT INTO artifacts (id, artifact_type, title, metadata)
      VALUES ('e', 'figure', 'A figure', DEFAULT)$$, 'nor does it need metadata');
SELECT lives_ok($$UPDATE artifacts SET metadata = '"text"' WHERE id = 'd'$$, 'nor its updates');
SELECT lives_ok(
    $$UPDATE artifacts SET metadata = metadata || '{"note": {"a": [null, 1.50]}}' WHERE id = 'm'$$,
    'an unknown key may be added to a model');
SELECT is((SELECT metadata->'note' FROM artifacts WHERE id = 'm'), '{"a": [null, 1.50]}',
    'and survives');

SELECT insert_legacy('old', '{"equations": []}');
SELECT lives_ok($$UPDATE artifacts SET title = 'New title' WHERE id = 'old'$$,
    'a legacy model may change where its metadata is not concerned');
SELECT lives_ok($$UPDATE artifacts SET title = 'Again', metadata = metadata WHERE id = 'old'$$,
    'or where its metadata stays the same');

-- What is refused

SELECT refused(pg_temp.inserted('bad', model_metadata('{"parameter_count": -1}')), '23514',
    ARRAY['"bad"', '1 error', '/parameter_count', 'minimum', '-1'],
    'INSERT: the artifact, the place, the keyword and the value are named');
SELECT refused(pg_temp.inserted('bad', model_metadata(
        '{"parameter_count": "many", "framework": "", "held_for_review": {}}')), '23514',
    ARRAY['3 error', '/parameter_count', '/framework', '/held_for_review', 'many'],
    'every error is listed, not the first');
SELECT is_empty($$SELECT FROM artifacts WHERE id = 'bad'$$, 'and nothing is left behind');
SELECT refused($$UPDATE artifacts SET metadata = metadata - 'framework' WHERE id = 'm'$$, '23514',
    ARRAY['"m"', 'framework'], 'UPDATE: a missing field is named');
SELECT refused($$UPDATE artifacts SET artifact_type = 'model' WHERE id = 'd'$$, '23514',
    ARRAY['"d"'], 'UPDATE of the type: what becomes a model meets the schema');
SELECT refused($$UPDATE artifacts SET metadata = '{"equations": [1]}' WHERE id = 'old'$$, '23514',
    ARRAY['"old"'], 'new metadata of a legacy model meets the schema');
SELECT refused(pg_temp.inserted('m', model_metadata())
    || $$ ON CONFLICT (id) DO UPDATE SET metadata = '{"is_external": false}'$$, '23514',
    ARRAY['"m"'], 'ON CONFLICT DO UPDATE is an UPDATE');
SELECT refused($$MERGE INTO artifacts AS a USING (VALUES ('m')) AS s (id) ON a.id = s.id
                  WHEN MATCHED THEN UPDATE SET metadata = '[]'$$, '23514', ARRAY['"m"'],
    'so is MERGE');
SELECT refused(
    $$INSERT INTO artifacts (id, artifact_type, title, metadata) VALUES
      ('ok', 'model', 't', model_metadata()), ('no', 'model', 't', 'null')$$, '23514',
    ARRAY['"no"'], 'one bad row refuses the statement');
SELECT is_empty($$SELECT FROM artifacts WHERE id IN ('ok', 'no')$$, 'with its good rows');

-- The other modes

UPDATE metadata_schemas SET mode = 'warn' WHERE is_active;
SET LOCAL client_min_messages = error;
SELECT lives_ok(pg_temp.inserted('warned', '{"is_external": false}'), 'mode warn lets it in');
UPDATE metadata_schemas SET mode = 'off' WHERE is_active;
SELECT lives_ok(pg_temp.inserted('unseen', '{"is_external": false}'), 'so does mode off');
SELECT results_eq(
    $$SELECT artifact_id FROM model_versions WHERE artifact_id IN ('warned', 'unseen') ORDER BY 1$$,
    ARRAY['unseen', 'warned'], 'and their rows of model_versions are made');
SELECT throws_ok(pg_temp.inserted('listed', '{"evaluation_metrics": [1]}'), '23514', NULL,
    'the constraints of model_versions hold in every mode');

SELECT finish();

ROLLBACK;
