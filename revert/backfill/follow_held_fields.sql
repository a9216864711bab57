-- Revert model_registry:backfill/follow_held_fields from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP TRIGGER artifacts_follow_held_fields ON artifacts;
DROP TRIGGER artifacts_open_reviews ON artifacts;
DROP FUNCTION follow_held_fields();

COMMIT;
