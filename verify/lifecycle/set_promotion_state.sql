-- Verify model_registry:lifecycle/set_promotion_state on pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

SELECT 'set_promotion_state(text, text, text, text)'::regprocedure,
       'require_note(text, text, text)'::regprocedure;

ROLLBACK;
