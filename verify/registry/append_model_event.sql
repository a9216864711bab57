-- Verify model_registry:registry/append_model_event on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'number_model_event()'::regprocedure,
       'forbid_change_of_history()'::regprocedure,
       'event_sha256(bigint, text, text, integer, text, text, text, timestamptz, jsonb, jsonb, text,
                     text)'::regprocedure;

SELECT 1 / (count(*) = 3)::integer
  FROM pg_trigger
 WHERE (tgrelid, tgname) IN (
       ('model_events'::regclass, 'model_events_10_number'),
       ('model_events'::regclass, 'model_events_10_forbid_change'),
       ('model_events'::regclass, 'model_events_10_forbid_truncate'));

ROLLBACK;
