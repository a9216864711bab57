-- Revert model_registry:registry/try_json from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION try_json(text);

COMMIT;
