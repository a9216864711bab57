-- Revert model_registry:registry/append_model_event from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TRIGGER model_events_10_forbid_truncate ON model_events;
DROP TRIGGER model_events_10_forbid_change ON model_events;
DROP TRIGGER model_events_10_number ON model_events;
-- CASCADE: on Citus a shard may have kept the trigger for TRUNCATE.
DROP FUNCTION forbid_change_of_history() CASCADE;
DROP FUNCTION number_model_event() CASCADE;
DROP FUNCTION event_sha256(
    bigint, text, text, integer, text, text, text, timestamptz, jsonb, jsonb, text, text);

COMMIT;
