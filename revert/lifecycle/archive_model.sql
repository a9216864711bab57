-- Revert model_registry:lifecycle/archive_model from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION restore_model(text, text, text);
DROP FUNCTION archive_model(text, text, text);

COMMIT;
