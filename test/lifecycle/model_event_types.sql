BEGIN;

SELECT plan(2);

SELECT bag_eq(
    'SELECT event_type FROM model_event_types()',
    $$SELECT t[1] FROM pg_constraint,
             regexp_matches(pg_get_constraintdef(oid), '''([a-z_]+)''', 'g') AS t
       WHERE conrelid = 'model_events'::regclass AND contype = 'c'$$,
    'model_event_types() has the types that the constraint of model_events has');
SELECT is_empty($$SELECT event_type FROM model_event_types() WHERE phrase !~ '^[a-z ]+$'$$,
    'model_event_types() has a phrase for each type');

SELECT finish();

ROLLBACK;
