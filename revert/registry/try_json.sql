-- Revert model_registry:registry/try_json from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP FUNCTION try_json(text);

COMMIT;
