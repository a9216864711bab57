-- Revert model_registry:backfill/read_legacy_values from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION read_legacy_count(jsonb);
DROP FUNCTION read_legacy_object(jsonb);
DROP FUNCTION read_legacy_text(jsonb);

COMMIT;
