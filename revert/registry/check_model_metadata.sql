-- Revert model_registry:registry/check_model_metadata from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP FUNCTION install_model_check(jsonb);
DROP FUNCTION check_model_metadata(jsonb);

COMMIT;
