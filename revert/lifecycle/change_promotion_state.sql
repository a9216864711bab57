-- Revert model_registry:lifecycle/change_promotion_state from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION require_note(text, text, text);
DROP FUNCTION change_promotion_state(text, text, text, text, text, jsonb);

COMMIT;
