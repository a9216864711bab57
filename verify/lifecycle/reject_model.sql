-- Verify model_registry:lifecycle/reject_model on pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

SELECT 'reject_model(text, text, text)'::regprocedure,
       'reopen_model(text, text, text)'::regprocedure;

ROLLBACK;
