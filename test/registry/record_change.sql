BEGIN;

SELECT plan(11);

SELECT has_function(:'registry_schema', 'changed_part', ARRAY['jsonb', 'jsonb'],
    'changed_part(document, other) exists');
SELECT has_function(:'registry_schema', 'record_change',
    ARRAY['text', 'text', 'text', 'jsonb', 'jsonb'],
    'record_change(artifact_id, lineage_id, event_type, before, after) exists');

SELECT is(changed_part(document, other), part, description)
  FROM (VALUES
    ('{"a": 1, "b": 2, "c": 3}'::jsonb, '{"a": 1, "b": 5}'::jsonb, '{"b": 2, "c": 3}'::jsonb,
     'changed_part() keeps keys with another value, with keys that the other document lacks'),
    ('{"a": 1}',    '{"a": 1, "b": 2}', '{}',   'changed_part() is empty where no key differs'),
    ('{"a": null}', '{}', '{"a": null}', 'changed_part() tells null from a missing key'),
    ('[1]',         '{"a": 1}',         '[1]',  'changed_part() returns what is no object whole'),
    ('{"a": 1}',    '"text"', '{"a": 1}',
     'changed_part() returns an object whole where the other is none')
  ) AS _ (document, other, part, description);

SELECT register_model('M', model_metadata(), id => 'm');
CREATE TEMPORARY VIEW event AS
SELECT event_type, actor, before, after FROM model_events
 WHERE artifact_id = 'm' AND event_type <> 'registered' ORDER BY lineage_event_number;

SELECT record_change('m', 'm', 'evaluated', '{"a": 1, "b": 2}', '{"b": 2, "a": 1}');
SELECT is_empty('SELECT * FROM event', 'record_change() adds no event where nothing differs');
SELECT record_change('m', 'm', 'evaluated', '{"a": 1, "b": 2}', '{"a": 1, "b": 3, "c": 4}');
SELECT results_eq('SELECT * FROM event',
    $$VALUES ('evaluated', session_user::text COLLATE "default", '{"b": 2}'::jsonb,
              '{"b": 3, "c": 4}'::jsonb)$$,
    'record_change() adds an event with the part that differs');
SELECT throws_ok($$SELECT record_change('m', 'nowhere', 'evaluated', '1', '2')$$, '23503', NULL,
    'record_change() refuses an unknown lineage');
SELECT throws_ok($$SELECT record_change('m', 'm', 'forgotten', '1', '2')$$, '23514', NULL,
    'record_change() refuses an unknown event_type');

SELECT finish();

ROLLBACK;
