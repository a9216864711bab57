-- Revert model_registry:backfill/follow_held_fields from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION follow_held_fields() CASCADE;

COMMIT;
