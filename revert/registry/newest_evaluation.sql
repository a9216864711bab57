-- Revert model_registry:registry/newest_evaluation from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION append_evaluation(text, jsonb, text, text, text, text, timestamptz, text, text);
DROP FUNCTION newest_evaluation(text, text);

COMMIT;
