-- Verify model_registry:lifecycle/change_promotion_state on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'change_promotion_state(text, text, text, text, text, jsonb)'::regprocedure,
       'require_note(text, text, text)'::regprocedure;

ROLLBACK;
