-- Revert model_registry:registry/state_evaluation from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION state_evaluation(jsonb, jsonb, text, boolean);

COMMIT;
