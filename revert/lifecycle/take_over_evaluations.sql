-- Revert model_registry:lifecycle/take_over_evaluations from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION take_over_evaluations(text, jsonb, text),
              take_over_evaluation(text, jsonb, bigint, text),
              require_dated_evaluations(text, jsonb);

COMMIT;
