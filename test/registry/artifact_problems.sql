-- Each problem and its remedy: test/python/test_adoption.py.
BEGIN;

SELECT plan(4);

SELECT has_view(:'registry_schema', 'artifact_problems', 'artifact_problems is a view');
SELECT is_empty(
    'SELECT * FROM artifact_problems',
    'artifact_problems finds nothing in the artifacts table that the package makes');

CREATE TABLE old_artifacts () INHERITS (artifacts);
ALTER TABLE artifacts ADD tenant text, ENABLE ROW LEVEL SECURITY;
ALTER TABLE artifacts ALTER tenant SET NOT NULL;

SELECT set_eq(
    'SELECT problem FROM artifact_problems',
    ARRAY['row security is enabled', 'old_artifacts inherits from artifacts',
          'column tenant must not be null, and register_model() does not know it'],
    'artifact_problems names a child table, row security and a column that must be given');
SELECT is_empty(
    $$SELECT problem FROM artifact_problems WHERE remedy !~ '^ALTER TABLE .*;$'$$,
    'artifact_problems gives a statement against each of them');

SELECT finish();

ROLLBACK;
