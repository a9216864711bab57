-- Revert model_registry:registry/add_model_files from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION add_model_files(text, jsonb, text);
DROP FUNCTION require_files(text, jsonb);

COMMIT;
