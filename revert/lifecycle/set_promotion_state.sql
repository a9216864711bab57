-- Revert model_registry:lifecycle/set_promotion_state from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION require_note(text, text, text);
DROP FUNCTION set_promotion_state(text, text, text, text);

COMMIT;
