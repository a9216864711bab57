-- The columns of model_versions, and metadata, are written first; the links follow.
BEGIN;

SELECT plan(20);

SELECT has_function(:'registry_schema', 'record_link',
                    ARRAY['text', 'text', 'text', 'jsonb', 'jsonb'], 'record_link() exists');
SELECT has_function(:'registry_schema', 'sync_first_link',
                    ARRAY['text', 'text', 'text', 'boolean'], 'sync_first_link() exists');

SELECT register_model('A', model_metadata(), id => 'a'),
       register_model('B', model_metadata(), id => 'b'),
       register_model('C', model_metadata(), id => 'c'),
       register_model('M', model_metadata(), id => 'm', base_model_id => 'a');
INSERT INTO artifacts (id, artifact_type, title)
VALUES ('d', 'dataset', 'Cells'), ('e', 'dataset', 'More cells');

CREATE VIEW links AS
SELECT array_agg(relation || ' ' || target_id ORDER BY position, relation) AS of_m
  FROM model_links
 WHERE artifact_id = 'm';
CREATE VIEW newest AS
SELECT array_agg(event_type ORDER BY lineage_event_number) AS types
  FROM model_events
 WHERE artifact_id = 'm';

SELECT is(of_m, ARRAY['derived_from a'],
    'base_model_id at registration is a link derived_from: the kind is not stated') FROM links;
SELECT is(types, ARRAY['registered'], 'the registration tells its base model') FROM newest;

UPDATE artifacts SET metadata = metadata || '{"base_model_id": "b"}' WHERE id = 'm';
SELECT is(of_m, ARRAY['derived_from b'], 'UPDATE of metadata changes the first link') FROM links;
SELECT is(types[2:], ARRAY['linked', 'unlinked', 'metadata_changed'],
    'the history has the link that came and the link that went') FROM newest;
UPDATE model_versions SET base_model_id = 'c' WHERE artifact_id = 'm';
SELECT is(of_m, ARRAY['derived_from c'], 'UPDATE of base_model_id changes the first link')
  FROM links;
SELECT is(metadata->>'base_model_id', 'c', 'UPDATE of base_model_id reaches metadata')
  FROM artifacts WHERE id = 'm';
UPDATE artifacts SET metadata = metadata - 'base_model_id' WHERE id = 'm';
SELECT is(of_m, NULL, 'metadata without base_model_id removes the link') FROM links;

-- With more links

SELECT link_model('m', 'merged_from', 'a'), link_model('m', 'merged_from', 'b'),
       link_model('m', 'trained_on', 'd');
UPDATE model_versions SET base_model_id = 'b' WHERE artifact_id = 'm';
SELECT is(of_m, ARRAY['merged_from b', 'trained_on d'],
    'base_model_id moves a link that is there to the front, with its kind') FROM links;
SELECT link_model('m', 'merged_from', 'a');
UPDATE model_versions SET base_model_id = 'c' WHERE artifact_id = 'm';
SELECT is(of_m, ARRAY['derived_from c', 'trained_on d', 'merged_from a'],
    'base_model_id replaces the first link and leaves the others') FROM links;
SELECT refused(statement, '23514', ARRAY['"m"', 'base_model_id', 'merged_from "a"'], description)
  FROM (VALUES
    ($$UPDATE model_versions SET base_model_id = NULL WHERE artifact_id = 'm'$$,
     'base_model_id is not cleared while another derivation remains'),
    ($$UPDATE artifacts SET metadata = metadata - 'base_model_id' WHERE id = 'm'$$,
     'metadata does not lose base_model_id while another derivation remains')
  ) AS _ (statement, description);

-- The evaluation data set, by the same rule

UPDATE model_versions SET eval_dataset_artifact_id = 'd' WHERE artifact_id = 'm';
SELECT ok('evaluated_on d' = ANY (of_m), 'eval_dataset_artifact_id is a link evaluated_on')
  FROM links;
UPDATE model_versions SET eval_dataset_artifact_id = 'e' WHERE artifact_id = 'm';
SELECT is(of_m, ARRAY['evaluated_on e', 'evaluated_on d', 'derived_from c', 'trained_on d',
                      'merged_from a'],
    'another eval_dataset_artifact_id is the first link; a data set with an evaluation stays')
  FROM links;
SELECT refused(
    $$UPDATE model_versions SET eval_dataset_artifact_id = NULL WHERE artifact_id = 'm'$$, '23514',
    ARRAY['"m"', 'eval_dataset_artifact_id', 'evaluated_on "d"'],
    'eval_dataset_artifact_id is not cleared while another evaluated_on remains');
SELECT unlink_model('m', 'evaluated_on', 'd');
SELECT lives_ok($$SELECT register_model('N', model_metadata(), id => 'n',
                                        eval_dataset_artifact_id => 'd')$$,
    'register_model() with an evaluation data set is accepted');
SELECT is(relation || ' ' || target_id, 'evaluated_on d',
    'register_model() links the model to its evaluation data set')
  FROM model_links WHERE artifact_id = 'n';
UPDATE model_versions SET eval_dataset_artifact_id = NULL WHERE artifact_id = 'm';
SELECT ok(NOT 'evaluated_on e' = ANY (of_m),
    'eval_dataset_artifact_id that is cleared removes the link') FROM links;

-- Invariant

SELECT is_empty(
    $$SELECT artifact_id FROM model_versions
       WHERE base_model_id IS DISTINCT FROM first_link(artifact_id, 'base_model_id')
          OR eval_dataset_artifact_id
             IS DISTINCT FROM first_link(artifact_id, 'eval_dataset_artifact_id')$$,
    'the columns of model_versions show the first link of their kind');

SELECT finish();

ROLLBACK;
