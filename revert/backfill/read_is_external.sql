-- Revert model_registry:backfill/read_is_external from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION read_is_external(text, text, jsonb);

COMMIT;
