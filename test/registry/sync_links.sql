-- The links are written first; model_versions, metadata and the history follow.
BEGIN;

SELECT plan(17);

SELECT has_function(:'registry_schema', 'sync_links', ARRAY[]::text[], 'sync_links() exists');
SELECT has_trigger(:'registry_schema', 'model_links', 'model_links_20_sync',
                   'model_links has trigger model_links_20_sync');

SELECT register_model('Model ' || id, model_metadata(), id => id)
  FROM unnest(ARRAY['a', 'b', 'c', 'm']) AS id;
INSERT INTO artifacts (id, artifact_type, title)
VALUES ('d', 'dataset', 'Cells'), ('e', 'dataset', 'More cells');

CREATE VIEW shown AS
SELECT v.base_model_id, v.eval_dataset_artifact_id, a.metadata->>'base_model_id' AS in_metadata
  FROM model_versions AS v JOIN artifacts AS a ON id = artifact_id
 WHERE artifact_id = 'm';

INSERT INTO model_links (artifact_id, relation, target_id)
VALUES ('m', 'merged_from', 'a'), ('m', 'merged_from', 'b'), ('m', 'evaluated_on', 'd');
SELECT results_eq('TABLE shown', $$VALUES ('a', 'd', 'a')$$,
    'INSERT of links: model_versions and metadata show the first of each kind');
SELECT results_eq(
    $$SELECT event_type, after FROM model_events
       WHERE artifact_id = 'm' AND event_type = 'linked' ORDER BY lineage_event_number$$,
    $$VALUES ('linked', '{"relation": "merged_from", "target_id": "a"}'::jsonb),
             ('linked', '{"relation": "merged_from", "target_id": "b"}'),
             ('linked', '{"relation": "evaluated_on", "target_id": "d"}')$$,
    'INSERT of links: the history has each of them');
SELECT lives_ok($$UPDATE model_links SET position = 0 WHERE target_id = 'b'$$,
    'UPDATE of the position of a link is accepted');
SELECT results_eq('TABLE shown', $$VALUES ('b', 'd', 'b')$$,
    'UPDATE of the position: model_versions shows the link that is first now');
DELETE FROM model_links WHERE target_id = 'b';
SELECT results_eq('TABLE shown', $$VALUES ('a', 'd', 'a')$$,
    'DELETE of the first link: model_versions shows the next one');
SELECT results_eq(
    $$SELECT actor, before FROM model_events WHERE event_type = 'unlinked'$$,
    $$VALUES (session_user::text COLLATE "default", '{"relation": "merged_from", "target_id": "b"}'::jsonb)$$,
    'DELETE of a link: the history has it, by the session user');
DELETE FROM model_links WHERE artifact_id = 'm';
SELECT results_eq('TABLE shown', $$VALUES (NULL::text, NULL::text, NULL::text)$$,
    'DELETE of all links: model_versions and metadata show none');

-- Cycles among all derivations

INSERT INTO model_links (artifact_id, relation, target_id)
VALUES ('m', 'merged_from', 'a'), ('m', 'merged_from', 'b'), ('b', 'adapter_of', 'a'),
       ('b', 'distilled_from', 'c');
SELECT refused(statement, '23514', names, description)
  FROM (VALUES
    ($$INSERT INTO model_links (artifact_id, relation, target_id) VALUES ('c', 'tests', 'm'),
              ('c', 'quantized_from', 'm')$$,
     ARRAY['"c"', 'c <- m <- b <- c'], 'a derivation that closes a cycle is refused'),
    ($$INSERT INTO model_links (artifact_id, relation, target_id) VALUES ('a', 'merged_from', 'm')$$,
     ARRAY['"a"'], 'a derivation that closes two cycles is refused'),
    ($$UPDATE model_versions SET base_model_id = 'm' WHERE artifact_id = 'c'$$,
     ARRAY['c <- m <- b <- c'],
     'base_model_id that closes a cycle through a second derivation is refused'),
    ($$UPDATE artifacts SET metadata = metadata || '{"base_model_id": "b"}' WHERE id = 'c'$$,
     ARRAY['c <- b <- c'], 'metadata that closes a cycle through a second derivation is refused')
  ) AS _ (statement, names, description);
SELECT lives_ok($$INSERT INTO model_links (artifact_id, relation, target_id)
                  VALUES ('c', 'tests', 'm')$$, 'a link that is no derivation closes no cycle');
SELECT lives_ok($$INSERT INTO model_links (artifact_id, relation, target_id)
                  VALUES ('m', 'adapter_of', 'a')$$,
    'a second relation to the same model is accepted');

-- A chain of 200 diamonds: each model is visited once.

SET LOCAL statement_timeout = '60s';
SELECT register_model('S', model_metadata(), id => 's0');
SELECT register_model('S', model_metadata(), id => format('%s%s', side, n), base_model_id =>
                      's' || n - 1)
  FROM (SELECT n, side FROM generate_series(1, 200) AS n, unnest(ARRAY['l', 's']) AS side
         ORDER BY n, side) AS _;
INSERT INTO model_links (artifact_id, relation, target_id)
SELECT 's' || n, 'merged_from', 'l' || n FROM generate_series(1, 200) AS n;
SELECT refused(
    $$INSERT INTO model_links (artifact_id, relation, target_id)
      VALUES ('s0', 'merged_from', 's200')$$, '23514', ARRAY['"s0"', 's0 <- s200 <- '],
    'a cycle over 200 diamonds is found');
SELECT lives_ok(
    $$INSERT INTO model_links (artifact_id, relation, target_id)
      VALUES ('s100', 'merged_from', 'm')$$, 'a derivation of a model in the middle is accepted');

SELECT finish();

ROLLBACK;
