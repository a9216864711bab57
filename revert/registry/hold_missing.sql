-- Revert model_registry:registry/hold_missing from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION hold_missing(jsonb);

COMMIT;
