-- Revert model_registry:lifecycle/verify_history from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION verify_history(text), find_lineage(text);

COMMIT;
