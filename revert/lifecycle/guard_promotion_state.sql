-- Revert model_registry:lifecycle/guard_promotion_state from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP TRIGGER model_versions_guard_promotion ON model_versions;
DROP FUNCTION guard_promotion_state();
DROP FUNCTION recorded_promotion(text);
DROP FUNCTION refuse_transition(text, text, text);

COMMIT;
