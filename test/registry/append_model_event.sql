BEGIN;

SELECT plan(19);

SELECT has_trigger(:'registry_schema', 'model_events', name,
                   format('model_events has trigger %s', name))
  FROM unnest(ARRAY['model_events_10_number', 'model_events_10_forbid_change',
                    'model_events_10_forbid_truncate']) AS name;

SELECT register_model('M', model_metadata(), id => 'm'),
       register_model('Other', model_metadata(), id => 'other');

-- Number, time and session user

INSERT INTO model_events (artifact_id, lineage_id, event_type, actor)
VALUES ('m', 'm', 'evaluated', NULL), ('m', 'm', 'evaluated', 'ada');
SELECT results_eq(
    $$SELECT lineage_event_number, actor FROM model_events WHERE lineage_id = 'm' ORDER BY 1$$,
    $$VALUES (1, session_user::text COLLATE "default"),
             (2, session_user::text COLLATE "default"), (3, 'ada')$$,
    'an event takes the next number of its lineage, its actor the session user unless stated');
SELECT results_eq($$SELECT lineage_event_number FROM model_events WHERE lineage_id = 'other'$$,
    ARRAY[1], 'an event of another lineage has a number of its own');
SELECT is((SELECT count(DISTINCT occurred_at) FROM model_events WHERE lineage_id = 'm'), 3::bigint,
    'events of one statement have different times');

INSERT INTO model_events (artifact_id, lineage_id, event_type, actor, lineage_event_number,
                          occurred_at, recorded_by)
VALUES ('m', 'm', 'evaluated', 'ada', 4711, '2001-01-01', 'eve');
CREATE TEMPORARY VIEW newest AS
SELECT * FROM model_events WHERE lineage_id = 'm' ORDER BY event_id DESC LIMIT 1;
SELECT is(lineage_event_number, 4, 'an event cannot state its number') FROM newest;
SELECT cmp_ok(occurred_at, '>', now(), 'an event cannot state its time') FROM newest;
SELECT is(recorded_by, session_user::text, 'an event cannot state recorded_by') FROM newest;
SELECT is(actor, 'ada', 'an event keeps the actor that it states') FROM newest;

-- The clock of the server steps back.
UPDATE model_lineages SET last_event_at = '2999-01-01 00:00+00' WHERE lineage_id = 'm';
INSERT INTO model_events (artifact_id, lineage_id, event_type) VALUES ('m', 'm', 'evaluated');
SELECT is(occurred_at, '2999-01-01 00:00:00.000001+00'::timestamptz,
    'an event is one microsecond later than an event before it that lies in the future')
  FROM newest;
SELECT is(last_event_at, '2999-01-01 00:00:00.000001+00'::timestamptz,
    'model_lineages.last_event_at follows an event') FROM model_lineages WHERE lineage_id = 'm';
SELECT promote_model('m');
SELECT results_eq('SELECT event_type, occurred_at FROM newest',
    $$VALUES ('promoted', '2999-01-01 00:00:00.000002+00'::timestamptz)$$,
    'promote_model() records an event after one that lies in the future');

SELECT refused($$INSERT INTO model_events (artifact_id, lineage_id, event_type)
                 VALUES ('m', 'nowhere', 'evaluated')$$, '23503', ARRAY['"nowhere"', 'evaluated'],
    'an event of an unknown lineage is refused');

-- History is only added to

SELECT refused(statement, 'MR004', ARRAY['history', split_part(statement, ' ', 1)], description)
  FROM (VALUES
    ('UPDATE model_events SET actor = ''nobody''', 'UPDATE of model_events is refused'),
    ('UPDATE model_events SET actor = ''nobody'' WHERE false',
     'UPDATE of no row of model_events is refused'),
    ('DELETE FROM model_events', 'DELETE from model_events is refused'),
    ('TRUNCATE model_events', 'TRUNCATE of model_events is refused')
  ) AS _ (statement, description);
SELECT refused($$MERGE INTO model_events AS e USING (VALUES (1)) AS s ON true
                  WHEN MATCHED THEN DELETE$$, 'MR004', ARRAY['DELETE'],
    'MERGE that deletes from model_events is refused');

SELECT finish();

ROLLBACK;
