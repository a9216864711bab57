BEGIN;

SELECT plan(23);

SELECT has_function(:'registry_schema', 'require_link_target', ARRAY['text', 'text', 'text'],
                    'require_link_target(artifact_id, relation, target_id) exists');
SELECT has_function(:'registry_schema', 'guard_link', ARRAY[]::text[], 'guard_link() exists');
SELECT has_trigger(:'registry_schema', 'model_links', name, 'model_links has trigger ' || name)
  FROM unnest(ARRAY['model_links_10_guard', 'model_links_10_forbid_truncate',
                    'model_links_15_guard_final']) AS name;

SELECT register_model('A', model_metadata(), id => 'a'),
       register_model('B', model_metadata(), id => 'b'),
       register_model('M', model_metadata(), id => 'm');
INSERT INTO artifacts (id, artifact_type, title)
VALUES ('d', 'dataset', 'Cells'), ('e', 'dataset', 'More cells');

CREATE FUNCTION pg_temp.link(artifact_id text, relation text, target_id text)
RETURNS text
LANGUAGE sql
AS $$
    SELECT format('INSERT INTO model_links (artifact_id, relation, target_id) VALUES (%L, %L, %L)',
                  artifact_id, relation, target_id)
$$;

SELECT refused(pg_temp.link(artifact_id, relation, target_id), code, names, description)
  FROM (VALUES
    ('m', 'fine_tuned_from', 'nowhere', '23503', ARRAY['base model', '"nowhere"', '"m"'],
     'a derivation from an unknown model is refused'),
    ('m', 'fine_tuned_from', 'd', '23503', ARRAY['"d"', '"m"', '"dataset"'],
     'a derivation from a data set is refused'),
    ('m', 'trained_on', 'nowhere', '23503', ARRAY['trained_on', '"nowhere"', '"m"'],
     'a link to an unknown artifact is refused'),
    ('m', 'evaluated_on', 'nowhere', '23503', ARRAY['evaluation data set', '"nowhere"', '"m"'],
     'a link to an unknown evaluation data set is refused'),
    ('nowhere', 'trained_on', 'd', '23503', ARRAY['"nowhere"'],
     'a link of an unknown model is refused'),
    ('d', 'trained_on', 'e', '23503', ARRAY['"d"'], 'a link of a data set is refused'),
    ('m', 'likes', 'a', '22023', ARRAY['"likes"', '"m"', '"a"'], 'an unknown relation is refused')
  ) AS _ (artifact_id, relation, target_id, code, names, description);

SELECT lives_ok(pg_temp.link('m', 'merged_from', 'a'), 'a derivation from a model is accepted');
SELECT lives_ok(pg_temp.link('m', 'trained_on', 'd'), 'a link to a data set is accepted');
SELECT results_eq(
    $$SELECT relation, position, linked_by FROM model_links WHERE artifact_id = 'm'
       ORDER BY position$$,
    $$VALUES ('merged_from', 1, session_user::text COLLATE "default"), ('trained_on', 2, session_user::text COLLATE "default")$$,
    'guard_link() appends a link, and names the session user');
SELECT refused(statement, 'MR004', names, description)
  FROM (VALUES
    ($$UPDATE model_links SET target_id = 'b' WHERE relation = 'merged_from'$$,
     ARRAY['"m"', '"a"', '"b"'], 'UPDATE of the target of a link is refused'),
    ($$UPDATE model_links SET relation = 'trained_on' WHERE relation = 'merged_from'$$,
     ARRAY['"m"', 'merged_from', 'trained_on'],
     'UPDATE of a derivation to another kind of link is refused'),
    ('TRUNCATE model_links', ARRAY['TRUNCATE', 'links'], 'TRUNCATE of model_links is refused')
  ) AS _ (statement, names, description);

-- A promoted version

SELECT promote_model('m');
SELECT refused(statement, 'MR010', names, description)
  FROM (VALUES
    (pg_temp.link('m', 'fine_tuned_from', 'b'), ARRAY['"m"', 'fine_tuned_from', '"b"'],
     'a promoted version gets no new derivation'),
    ($$DELETE FROM model_links WHERE relation = 'trained_on'$$, ARRAY['"m"', 'DELETE', '"d"'],
     'a promoted version keeps the data set that it was trained on'),
    ($$UPDATE model_links SET position = 9 WHERE relation = 'merged_from'$$,
     ARRAY['"m"', 'UPDATE', '"a"'], 'the links of a promoted version keep their order')
  ) AS _ (statement, names, description);
SELECT lives_ok(pg_temp.link('m', 'tests', 'e'),
    'a promoted version can be linked to what it tests');

-- A trigger of the application

CREATE FUNCTION pg_temp.change_link()
RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    NEW.artifact_id := 'm';
    RETURN NEW;
END
$$;
CREATE TRIGGER z BEFORE INSERT ON model_links FOR EACH ROW EXECUTE FUNCTION pg_temp.change_link();
SELECT refused(pg_temp.link('a', 'trained_on', 'e'), 'MR010', ARRAY['"m"', '"e"'],
    'a promoted version gets no link from another trigger');

SELECT finish();

ROLLBACK;
