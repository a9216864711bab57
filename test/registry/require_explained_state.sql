BEGIN;

SELECT plan(8);

SELECT has_function(:'registry_schema', 'require_explained_state', ARRAY['jsonb', 'jsonb'],
    'require_explained_state(version_before, version_after) exists');

SELECT register_model('B', model_metadata(), id => 'b'),
       register_model('M', model_metadata(), id => 'm');

CREATE FUNCTION pg_temp.explaining(before jsonb, after jsonb)
RETURNS text
LANGUAGE sql
AS $$
    SELECT format('SELECT require_explained_state(%L, %L)', version || before, version || after)
      FROM (SELECT '{"artifact_id": "m", "lineage_id": "m", "lineage_position": 1,
                     "promotion_state": "candidate", "promotion_event_id": null}'::jsonb
           ) AS _ (version)
$$;

SELECT reject_model('m', 'weak'), reopen_model('m', 'not so weak'), promote_model('b');
SELECT event_id AS rejected FROM model_events WHERE artifact_id = 'm' AND event_type = 'rejected'
\gset
SELECT event_id AS reopened FROM model_events WHERE artifact_id = 'm' AND event_type = 'reopened'
\gset
SELECT event_id AS promoted_b FROM model_events WHERE artifact_id = 'b' AND event_type = 'promoted'
\gset
SELECT lives_ok(pg_temp.explaining('{}', '{}'),
    'require_explained_state() accepts a version whose state stays as it is');
SELECT lives_ok(pg_temp.explaining('{}', jsonb_build_object('promotion_state', 'rejected',
                                                            'promotion_event_id', :rejected)),
    'require_explained_state() accepts a state with its event');
SELECT refused(pg_temp.explaining(before, after), 'MR001', ARRAY['"m"', after->>'promotion_state'],
               'require_explained_state() refuses ' || description)
  FROM (VALUES
    ('{}'::jsonb, '{"promotion_state": "promoted"}'::jsonb, 'a state without an event'),
    ('{}', jsonb_build_object('promotion_state', 'promoted', 'promotion_event_id', :promoted_b),
     'the event of another version'),
    ('{}', jsonb_build_object('promotion_state', 'promoted', 'promotion_event_id', :rejected),
     'the event of another state'),
    (jsonb_build_object('promotion_event_id', :reopened),
     jsonb_build_object('promotion_state', 'rejected', 'promotion_event_id', :rejected),
     'an event before the one that explained the state before')
  ) AS _ (before, after, description);
SELECT refused(pg_temp.explaining('{"promotion_state": "superseded", "replaced_by": null}',
                                  '{"promotion_state": "superseded", "replaced_by": "b"}'),
    'MR001', ARRAY['"m"', '"b"'],
    'require_explained_state() refuses a replacement from another lineage');

SELECT finish();

ROLLBACK;
