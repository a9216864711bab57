-- Revert model_registry:registry/base_models from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION forbid_base_model_cycle(text, text);
DROP FUNCTION require_base_model(text, text);
DROP TABLE base_model_changes;

COMMIT;
