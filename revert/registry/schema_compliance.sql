-- Revert model_registry:registry/schema_compliance from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP VIEW schema_compliance;
DROP FUNCTION satisfies_schema(text, integer, text);

COMMIT;
