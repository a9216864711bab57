-- A client with few rights: it may write artifacts, and the rules still hold. And what a hostile
-- session can put in their way: temporary tables and functions of the same names.
BEGIN;

SELECT plan(16);

CREATE ROLE model_registry_test_writer;
GRANT USAGE ON SCHEMA :"registry_schema", tap TO model_registry_test_writer;
GRANT SELECT, INSERT, UPDATE ON artifacts TO model_registry_test_writer;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA tap TO model_registry_test_writer;
SELECT register_model('Here', model_metadata(), id => 'here');

-- pgTAP keeps its counts in temporary tables of the owner's: results are gathered, then tested.
CREATE TEMPORARY TABLE result (name text, value text);
GRANT ALL ON result TO model_registry_test_writer;
CREATE FUNCTION pg_temp.attempt(name text, statement text)
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    EXECUTE statement;
    INSERT INTO result VALUES (name, 'done');
EXCEPTION WHEN OTHERS THEN
    INSERT INTO result VALUES (name, SQLSTATE);
END
$$;

SET LOCAL ROLE model_registry_test_writer;
SELECT pg_temp.attempt(name, statement)
  FROM (VALUES
    ('a valid model', $$INSERT INTO artifacts (id, artifact_type, title, metadata)
                        VALUES ('m', 'model', 't', model_metadata())$$),
    ('an invalid model', $$INSERT INTO artifacts (id, artifact_type, title, metadata)
                           VALUES ('x', 'model', 't', '{}')$$),
    ('an update', $$UPDATE artifacts SET metadata = metadata || '{"own": 1}' WHERE id = 'm'$$),
    ('an invalid update', $$UPDATE artifacts SET metadata = '[]' WHERE id = 'm'$$),
    ('register_model()', $$SELECT register_model('t', model_metadata())$$),
    ('promote_model()', $$SELECT promote_model('m')$$),
    ('model_versions', $$UPDATE model_versions SET promotion_state = 'promoted'$$),
    ('model_events', $$INSERT INTO model_events (artifact_id, lineage_id, event_type)
                       VALUES ('m', 'm', 'promoted')$$),
    ('metadata_schemas', $$UPDATE metadata_schemas SET mode = 'off'$$)
  ) AS _ (name, statement);
RESET ROLE;

SELECT is(result.value, expected.value, 'a role that may write artifacts: ' || name)
  FROM (VALUES
    ('a valid model', 'done'), ('an invalid model', '23514'), ('an update', 'done'),
    ('an invalid update', '23514'), ('register_model()', '42501'), ('promote_model()', '42501'),
    ('model_versions', '42501'), ('model_events', '42501'), ('metadata_schemas', '42501')
  ) AS expected (name, value)
  JOIN result USING (name);
SELECT results_eq($$SELECT event_type FROM model_events WHERE artifact_id = 'm' ORDER BY occurred_at$$,
    ARRAY['registered', 'metadata_changed'], 'the history holds what a role that may write artifacts did');

-- Temporary objects come first in a search path that does not say otherwise.

CREATE TEMPORARY TABLE metadata_schemas AS
SELECT 'model' AS artifact_type, 1 AS version, 'true'::jsonb AS schema, 'off' AS mode, true AS is_active;
CREATE TEMPORARY TABLE model_versions (LIKE model_versions INCLUDING ALL);
CREATE TEMPORARY TABLE model_events (LIKE model_events INCLUDING ALL);
CREATE FUNCTION pg_temp.check_model_metadata(metadata jsonb) RETURNS boolean LANGUAGE sql AS 'SELECT true';

SELECT throws_ok(
    $$INSERT INTO artifacts (id, artifact_type, title, metadata) VALUES ('x', 'model', 't', '{}')$$,
    '23514', NULL, 'temporary tables and functions do not open the gate');
SELECT lives_ok($$SELECT register_model('T', model_metadata(), id => 'shadowed')$$,
    'register_model() works in a session with temporary tables of the same names');
SELECT is_empty('TABLE pg_temp.model_versions', 'a temporary table model_versions stays empty');
SELECT is_empty('TABLE pg_temp.model_events', 'a temporary table model_events stays empty');
SELECT lives_ok($$SELECT promote_model('shadowed')$$, 'promote_model() works in a session with temporary tables of the same names');
DROP TABLE pg_temp.model_versions;
SELECT is(promotion_state, 'promoted', 'promote_model() changes the real model_versions')
  FROM model_versions WHERE artifact_id = 'shadowed';

SELECT finish();

ROLLBACK;
