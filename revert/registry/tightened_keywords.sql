-- Revert model_registry:registry/tightened_keywords from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION tightened_keywords(jsonb, jsonb);
DROP FUNCTION allowed_values(jsonb);
DROP FUNCTION allows_all_types(jsonb, jsonb);

COMMIT;
