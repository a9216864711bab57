-- Verify model_registry:lifecycle/promote_model on pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

SELECT 'promote_model(text, text, text)'::regprocedure;

ROLLBACK;
