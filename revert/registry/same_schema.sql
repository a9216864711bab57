-- Revert model_registry:registry/same_schema from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION same_schema(jsonb, jsonb, jsonb, jsonb);
DROP FUNCTION follow_reference(jsonb, jsonb);

COMMIT;
