-- Revert model_registry:registry/register_model_helpers from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP FUNCTION require_same_content(text, text, jsonb, text, jsonb);
DROP FUNCTION add_stated_facts(text, jsonb, jsonb);
DROP FUNCTION lock_lineage(text);
DROP FUNCTION require_artifact(text, text, text);

COMMIT;
