BEGIN;

SELECT plan(15);

SELECT has_function(:'registry_schema', 'model_history', ARRAY['text'],
    'model_history(artifact_id) exists');

SELECT is(quote_in_line(value::jsonb), expected, 'quote_in_line() quotes ' || name)
  FROM (VALUES
    ('a text', '"a \"b\" \\"', '"a \"b\" \\"'),
    ('a text of several lines', E'"a\\nb\\r\\u0085\\u2028\\u2029c\\u0007"', '"a b    c "'),
    ('a text that turns the direction', '"a\u202eb\u200b"', '"a b "'),
    ('an object as a text', '{"a": [1]}', '"{\"a\": [1]}"'),
    ('no number', '1.50', '1.50'),
    ('no null', 'null', 'null')
  ) AS _ (name, value, expected);
SELECT is(length(quote_in_line(to_jsonb(repeat('x', 9999)))), 202,
    'quote_in_line() cuts a long text');

SELECT is(describe_change('{"a": 1, "b": 2, "d": null}', '{"a": 2, "c": "x", "d": 0}'),
    'a: 1 -> 2; b: 2, removed; c: "x"; d: null -> 0',
    'describe_change() says what was and what is');
SELECT is(describe_change('"legacy"', '{"a": 2}'), '"legacy" -> "{\"a\": 2}"',
    'describe_change() takes documents that are no objects');

SELECT register_model('M', model_metadata(), id => 'm1', created_by => 'ada'),
       register_model('M', model_metadata(), id => 'm2', new_version_of => 'm1');
SELECT promote_model('m1', 'first', session_user), promote_model('m2', E'better:\n"m1" rejected.', 'ada');
UPDATE artifacts SET metadata = metadata || E'{"x\\n\\"y": "\\u2028"}' WHERE id = 'm2';

SELECT results_eq(
    $$SELECT lineage_event_number, version_id, event_type FROM model_history('m2')$$,
    $$VALUES (1, 'm1', 'registered'), (2, 'm2', 'registered'), (3, 'm1', 'promoted'),
             (4, 'm1', 'superseded'), (5, 'm2', 'promoted'), (6, 'm2', 'metadata_changed')$$,
    'model_history() returns the events of the lineage in their order');
SELECT results_eq(
    $$SELECT replace(regexp_replace(sentence, '^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC: ', ''),
                     quote_in_line(to_jsonb(session_user)), 'ME')
        FROM model_history('m1') WHERE lineage_event_number >= 3$$,
    $$VALUES ('ME promoted "m1" (promotion_state: "candidate" -> "promoted"): "first".'),
             ('"ada" (session of ME) superseded "m1" (promotion_state: "promoted" -> "superseded"): "superseded by m2".'),
             ('"ada" (session of ME) promoted "m2" (promotion_state: "candidate" -> "promoted"): "better: \"m1\" rejected.".'),
             ('ME changed the metadata of "m2" ("x \"y": " ").')$$,
    'model_history() says in a sentence who did what, what changed, and why');

-- Every type of event, every text hostile
INSERT INTO model_events (artifact_id, lineage_id, event_type, actor, before, after, note)
SELECT E'm1\n\u2028', 'm1', t.event_type, E'eve\r\n2026-01-01 00:00:00 UTC: "ada" promoted "m1".',
       '{"a\nb": "\r\u0085"}', '["\n"]', E'\v\f'
  FROM model_event_types() AS t;
SELECT is_empty(
    $$SELECT sentence FROM model_history('m1')
       WHERE sentence IS NULL OR sentence ~ E'[\\n\\r\\v\\f\\u0085\\u2028\\u2029]'
          OR sentence !~ '^[0-9: -]+ UTC: "[^"]'$$,
    'model_history() makes one line of every event, whatever the texts in it are');
SELECT throws_ok($$SELECT model_history('nowhere')$$, '23503', NULL,
    'model_history() refuses an unknown id');
SELECT register_model('Gone', model_metadata(), id => 'gone');
DELETE FROM artifacts WHERE id = 'gone';
SELECT results_eq($$SELECT event_type FROM model_history('gone')$$,
    ARRAY['registered', 'deleted'], 'model_history() takes a version that was deleted');

SELECT finish();

ROLLBACK;
