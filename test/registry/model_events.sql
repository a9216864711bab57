BEGIN;

SELECT plan(10);

SELECT has_table(:'registry_schema', 'model_events', 'model_events is there');
SELECT columns_are(:'registry_schema', 'model_events', ARRAY[
    'event_id', 'artifact_id', 'lineage_id', 'event_type', 'actor', 'occurred_at', 'before',
    'after', 'note'], 'it says what happened, to which version, by whom, when');

INSERT INTO model_events (artifact_id, lineage_id, event_type)
VALUES ('m', 'm', 'evaluated'), ('m', 'm', 'promoted');
SELECT is(actor, session_user::text, 'the actor is the session''s user, unless given')
  FROM model_events WHERE event_type = 'evaluated';
SELECT cmp_ok(max(occurred_at), '>', min(occurred_at), 'events of one transaction have an order')
  FROM model_events;

SELECT refused(statement, 'MR004', ARRAY['model_events', split_part(statement, ' ', 1)], description)
  FROM (VALUES
    ('UPDATE model_events SET actor = ''nobody''', 'UPDATE is refused'),
    ('UPDATE model_events SET actor = ''nobody'' WHERE false', 'even of no row'),
    ('DELETE FROM model_events', 'DELETE is refused'),
    ('TRUNCATE model_events', 'TRUNCATE is refused')
  ) AS _ (statement, description);
SELECT refused($$MERGE INTO model_events AS e USING (VALUES (1)) AS s ON true
                  WHEN MATCHED THEN DELETE$$, 'MR004', ARRAY['DELETE'], 'so is MERGE');
SELECT throws_ok($$INSERT INTO model_events (artifact_id, lineage_id, event_type)
                   VALUES ('m', 'm', 'forgotten')$$, '23514', NULL,
    'an event is of a kind that is known');

SELECT finish();

ROLLBACK;
