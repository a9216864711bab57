-- Revert model_registry:lifecycle/reject_model from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION reopen_model(text, text, text);
DROP FUNCTION reject_model(text, text, text);

COMMIT;
