-- Revert model_registry:lifecycle/model_history from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION model_history(text), describe_change(jsonb, jsonb), quote_in_line(jsonb);

COMMIT;
