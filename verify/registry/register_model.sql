-- Verify model_registry:registry/register_model on pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

SELECT 'register_model(text, jsonb, text, text, text, text, text, text, text, text, text, text,
                       text, timestamptz, timestamptz, text, text, text, text)'::regprocedure;

ROLLBACK;
