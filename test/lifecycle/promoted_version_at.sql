BEGIN;

SELECT plan(10);

SELECT has_function(:'registry_schema', 'promoted_version_at', ARRAY['text', 'timestamptz'],
    'promoted_version_at(artifact_id, at) is there');

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

SELECT is(promoted_version_at('m1', :'before'), NULL, 'none before the first promotion');
SELECT is(promoted_version_at('m1', :'first'), 'm1', 'the first');
SELECT is(promoted_version_at('m1', :'second'), 'm2', 'then the second');
SELECT is(promoted_version_at('m1', :'rolled_back'), 'm1', 'then the first again');
SELECT is(promoted_version_at('m2', :'second'), 'm2', 'any version of the lineage may be asked');
SELECT is(promoted_version_at('m1'), 'm1', 'now, where no time is given');
SELECT is(promoted_version_at('m1', 'infinity'), 'm1', 'the last decision holds on');
SELECT is(promoted_version_at('other', 'infinity'), NULL, 'other lineages have their own');
SELECT is(promoted_version_at('nowhere'), NULL, 'none of an unknown version');

SELECT finish();

ROLLBACK;
