-- Revert model_registry:registry/guard_base_model from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP TRIGGER model_versions_guard_base ON model_versions;
DROP FUNCTION guard_base_model();

COMMIT;
