-- Who may switch triggers off can change history: verify_history() finds what was changed.
BEGIN;

SELECT plan(29);

SELECT has_function(:'registry_schema', 'verify_history', ARRAY['text'],
    'verify_history(artifact_id) exists');
SELECT has_function(:'registry_schema', 'find_lineage', ARRAY['text'],
    'find_lineage(artifact_id) exists');

SELECT register_model('M', model_metadata(), id => 'm1'),
       register_model('M', model_metadata(), id => 'm2', new_version_of => 'm1'),
       register_model('Other', model_metadata(), id => 'other');
SELECT promote_model('m1', E'first, "quoted",\n\u2028 \\ and long'), promote_model('m2', note => ''),
       reject_model('other', E'weak\t');
UPDATE artifacts SET metadata = metadata || '{"x": [1.0, 1.00, 1e400, "ü"]}' WHERE id = 'm2';

SELECT is_empty($$SELECT verify_history('m1')$$, 'verify_history() returns no row for a history as it was recorded');
SELECT is_empty($$SELECT verify_history('m2')$$, 'verify_history() takes any version of the lineage');
SELECT throws_ok($$SELECT verify_history('nowhere')$$, '23503', NULL, 'verify_history() refuses an unknown id');

-- The hash covers every column, in one form

SELECT bag_eq(
    $$SELECT unnest(proargnames)::text FROM pg_proc WHERE oid::regproc = 'event_sha256'::regproc$$,
    $$SELECT attname::text FROM pg_attribute
       WHERE attrelid = 'model_events'::regclass AND attnum > 0 AND NOT attisdropped
         AND attname <> 'sha256'$$,
    'event_sha256() takes every column of model_events but sha256');
SELECT is_empty(
    $$SELECT event_id FROM model_events AS e
       WHERE previous_sha256 IS DISTINCT FROM (
             SELECT p.sha256 FROM model_events AS p
              WHERE (p.lineage_id, p.lineage_event_number)
                    = (e.lineage_id, e.lineage_event_number - 1))$$,
    'model_events.previous_sha256 is the sha256 of the event before in the lineage');
SELECT is(
    event_sha256(7, 'a"', 'l', 1, 'promoted', E'x\ny', 'r', '2026-01-02 03:04:05.6+00', 'null', NULL, 'ü', NULL),
    encode(sha256(convert_to(
        '[7, "a\"", "l", 1, "promoted", "x\ny", "r", "1767323045.600000", "null", null, "ü", null]', 'UTF8')), 'hex'),
    'event_sha256() is the SHA-256 of a JSON array in UTF-8');
SET LOCAL TimeZone TO 'Asia/Kathmandu';
SET LOCAL DateStyle TO 'SQL, DMY';
SET LOCAL IntervalStyle TO 'sql_standard';
SET LOCAL extra_float_digits TO -15;
SET LOCAL bytea_output TO 'escape';
SET LOCAL lc_numeric TO 'C';
SELECT is_empty($$SELECT verify_history('m1')$$, 'verify_history() does not depend on the settings of the session');
RESET TimeZone;
RESET DateStyle;

-- The superuser's changes, each undone again

CREATE FUNCTION pg_temp.verdict(change text)
RETURNS text
LANGUAGE plpgsql
AS $$
DECLARE
    _verdict text;
BEGIN
    BEGIN
        EXECUTE change;
        SELECT format('%s %s %s', v.lineage_event_number, split_part(v.problem, ':', 1),
                      CASE WHEN v.event_id IS NULL THEN 'gone' ELSE 'there' END)
          INTO _verdict
          FROM verify_history('m1') AS v;
        RAISE SQLSTATE 'XX999';
    EXCEPTION WHEN SQLSTATE 'XX999' THEN
        RETURN _verdict;
    END;
END
$$;

CREATE FUNCTION pg_temp.rehash(first integer)
RETURNS void
LANGUAGE sql
AS $$
    UPDATE model_events AS e
       SET sha256 = event_sha256(event_id, artifact_id, lineage_id, lineage_event_number, event_type,
                                 actor, recorded_by, occurred_at, before, after, note,
                                 previous_sha256)
     WHERE lineage_id = 'm1' AND lineage_event_number = first
$$;

ALTER TABLE model_events DISABLE TRIGGER USER;
SELECT is(pg_temp.verdict(change), verdict, 'verify_history() finds ' || name)
  FROM (VALUES
    ('an actor that was altered', '3 altered there',
     $$UPDATE model_events SET actor = 'eve' WHERE lineage_id = 'm1' AND lineage_event_number = 3$$),
    ('NULL that became a JSON null', '1 altered there',
     $$UPDATE model_events SET before = 'null' WHERE lineage_id = 'm1' AND lineage_event_number = 1$$),
    ('a number that became an equal one', '6 altered there',
     $$UPDATE model_events SET after = '{"x": [1.00, 1.00, 1e400, "ü"]}'
        WHERE lineage_id = 'm1' AND lineage_event_number = 6$$),
    ('a time one microsecond later', '2 altered there',
     $$UPDATE model_events SET occurred_at = occurred_at + interval '1 microsecond'
        WHERE lineage_id = 'm1' AND lineage_event_number = 2$$),
    ('an event with another event_id', '2 altered there',
     $$UPDATE model_events SET event_id = -1 WHERE lineage_id = 'm1' AND lineage_event_number = 2$$),
    ('an event that was altered with its hash', '3 altered there',
     $$UPDATE model_events SET actor = 'eve' WHERE lineage_id = 'm1' AND lineage_event_number = 3;
       SELECT pg_temp.rehash(3)$$),
    ('the last event altered with its hash', '6 altered there',
     $$UPDATE model_events SET actor = 'eve' WHERE lineage_id = 'm1' AND lineage_event_number = 6;
       SELECT pg_temp.rehash(6)$$),
    ('the first event removed', '1 removed gone',
     $$DELETE FROM model_events WHERE lineage_id = 'm1' AND lineage_event_number = 1$$),
    ('an event removed', '3 removed gone',
     $$DELETE FROM model_events WHERE lineage_id = 'm1' AND lineage_event_number = 3$$),
    ('the last event removed', '6 removed gone',
     $$DELETE FROM model_events WHERE lineage_id = 'm1' AND lineage_event_number = 6$$),
    ('all events removed', '1 removed gone', $$DELETE FROM model_events$$),
    ('an event moved to another lineage', '3 removed gone',
     $$UPDATE model_events SET lineage_id = 'other', lineage_event_number = 9
        WHERE lineage_id = 'm1' AND lineage_event_number = 3$$),
    ('the first event removed and the others renumbered', '1 altered there',
     $$DELETE FROM model_events WHERE lineage_id = 'm1' AND lineage_event_number = 1;
       UPDATE model_events SET lineage_event_number = -lineage_event_number WHERE lineage_id = 'm1';
       UPDATE model_events SET lineage_event_number = -lineage_event_number - 1 WHERE lineage_id = 'm1'$$),
    ('the first event removed, the others renumbered and hashed anew', '1 removed gone',
     $$DELETE FROM model_events WHERE lineage_id = 'm1' AND lineage_event_number = 1;
       UPDATE model_events SET lineage_event_number = -lineage_event_number WHERE lineage_id = 'm1';
       UPDATE model_events SET lineage_event_number = -lineage_event_number - 1 WHERE lineage_id = 'm1';
       SELECT pg_temp.rehash(n) FROM generate_series(1, 5) AS n$$),
    ('an event put in front', '1 altered there',
     $$INSERT INTO model_events (artifact_id, lineage_id, lineage_event_number, event_type, actor,
                                 recorded_by, occurred_at, sha256)
       VALUES ('m1', 'm1', 0, 'evaluated', 'eve', 'eve', now(), '')$$),
    ('an event added behind the last one', '7 altered there',
     $$INSERT INTO model_events (artifact_id, lineage_id, lineage_event_number, event_type, actor,
                                 recorded_by, occurred_at, sha256)
       VALUES ('m1', 'm1', 7, 'evaluated', 'eve', 'eve', now(), '')$$),
    ('an event added to the chain', '8 model_lineages counts 6 events gone',
     $$INSERT INTO model_events (artifact_id, lineage_id, lineage_event_number, event_type, actor,
                                 recorded_by, occurred_at, previous_sha256, sha256)
       SELECT 'm1', 'm1', 7, 'evaluated', 'eve', 'eve', now(), last_sha256, ''
         FROM model_lineages WHERE lineage_id = 'm1';
       SELECT pg_temp.rehash(7)$$)
  ) AS _ (name, verdict, change);
ALTER TABLE model_events ENABLE TRIGGER USER;

-- A trigger of somebody else after ours

CREATE FUNCTION pg_temp.alter_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.actor := 'eve';
    RETURN NEW;
END
$$;
CREATE TRIGGER model_events_99 BEFORE INSERT ON model_events
   FOR EACH ROW EXECUTE FUNCTION pg_temp.alter_event();
SELECT promote_model('m1');
SELECT results_eq($$SELECT lineage_event_number, problem FROM verify_history('m1')$$,
    $$VALUES (7, 'altered: its sha256 is that of other content')$$,
    'verify_history() finds an event that another trigger altered while it was recorded');
CREATE OR REPLACE FUNCTION pg_temp.alter_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RETURN NULL;
END
$$;
UPDATE artifacts SET title = 'Unseen' WHERE id = 'other';
DROP TRIGGER model_events_99 ON model_events;
SELECT results_eq($$SELECT lineage_event_number, problem FROM verify_history('other')$$,
    $$VALUES (3, 'removed: model_lineages counts 3 events')$$,
    'verify_history() finds an event that another trigger suppressed');

DELETE FROM artifacts WHERE id = 'other';
SELECT results_eq($$SELECT lineage_event_number, problem FROM verify_history('other')$$,
    $$VALUES (3, 'removed: event 4 comes next')$$,
    'verify_history() takes a lineage whose versions were deleted');

SELECT finish();

ROLLBACK;
