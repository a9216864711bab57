-- Revert model_registry:registry/schema_branches from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION schema_branches(jsonb, jsonb, jsonb, jsonb);

COMMIT;
