-- Revert model_registry:registry/script_functions from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION :"registry".resolve_names();
DROP FUNCTION :"registry".enter_schema(text, text);

COMMIT;
