BEGIN;

SELECT plan(13);

SELECT has_function(:'registry_schema', 'promoted_version_at', ARRAY['text', 'timestamptz'],
    'promoted_version_at(artifact_id, at) exists');

SELECT register_model('M', model_metadata(), id => 'm1'),
       register_model('M', model_metadata(), id => 'm2', new_version_of => 'm1'),
       register_model('Other', model_metadata(), id => 'other');
SELECT clock_timestamp() AS before
\gset
SELECT promote_model('m1');
SELECT clock_timestamp() AS first
\gset
SELECT promote_model('m2');
SELECT clock_timestamp() AS second
\gset
SELECT promote_model('m1');
SELECT clock_timestamp() AS rolled_back
\gset

SELECT is(promoted_version_at('m1', :'before'), NULL,
    'promoted_version_at() returns NULL before the first promotion');
SELECT is(promoted_version_at('m1', :'first'), 'm1',
    'promoted_version_at() returns the first version after its promotion');
SELECT is(promoted_version_at('m1', :'second'), 'm2',
    'promoted_version_at() returns the second version after the swap');
SELECT is(promoted_version_at('m1', :'rolled_back'), 'm1',
    'promoted_version_at() returns the first version after the roll-back');
SELECT is(promoted_version_at('m2', :'second'), 'm2',
    'promoted_version_at() takes any version of the lineage');
SELECT is(promoted_version_at('m1'), 'm1',
    'promoted_version_at() returns the promoted version of today without a time');
SELECT is(promoted_version_at('m1', 'infinity'), 'm1',
    'promoted_version_at() returns the last promoted version for infinity');
SELECT is(promoted_version_at('other', 'infinity'), NULL,
    'promoted_version_at() returns NULL for a lineage without a promotion');
SELECT is(promoted_version_at('nowhere'), NULL,
    'promoted_version_at() returns NULL for an unknown version');

UPDATE model_versions SET promotion_state = 'superseded' WHERE artifact_id = 'm1';
SELECT is(promoted_version_at('m1', 'infinity'), NULL,
    'promoted_version_at() returns NULL after the promoted version was superseded alone');

SELECT promote_model('m1'), withdraw_model('m1', 'leaks names');
SELECT is(promoted_version_at('m1', 'infinity'), NULL,
    'promoted_version_at() returns NULL after the promoted version was withdrawn');
SELECT promote_model('m2'), promote_model('other');
UPDATE model_versions SET promotion_state = 'superseded' WHERE artifact_id = 'm2';

-- An id whose artifact was deleted, in a lineage of its own now
DELETE FROM artifacts WHERE id = 'm2';
SELECT register_model('Again', model_metadata(), id => 'm2');
SELECT promote_model('m2');
SELECT is(promoted_version_at('m2'), 'm2',
    'promoted_version_at() takes the present lineage of an id that was registered again');

SELECT finish();

ROLLBACK;
