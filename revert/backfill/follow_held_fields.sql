-- Revert model_registry:backfill/follow_held_fields from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TRIGGER artifacts_follow_held_fields ON artifacts;
DROP TRIGGER artifacts_open_reviews ON artifacts;
DROP FUNCTION follow_held_fields();

COMMIT;
