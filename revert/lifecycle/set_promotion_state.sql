-- Revert model_registry:lifecycle/set_promotion_state from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP FUNCTION require_note(text, text, text);
DROP FUNCTION set_promotion_state(text, text, text, text);

COMMIT;
