-- Revert model_registry:registry/schema_parts from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION schema_parts(jsonb, jsonb);

COMMIT;
