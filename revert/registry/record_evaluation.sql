-- Revert model_registry:registry/record_evaluation from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION record_evaluations(text, jsonb, text);
DROP FUNCTION record_evaluation(text, jsonb, text, text, text, timestamptz, text, text);

COMMIT;
