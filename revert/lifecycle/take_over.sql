-- Revert model_registry:lifecycle/take_over from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION take_over(text, jsonb, text),
              take_over_state(text, text, text, text);

COMMIT;
