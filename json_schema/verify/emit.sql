-- Verify json_schema:emit on pg

BEGIN;

SELECT 'json_schema.emit(jsonb, text, jsonb)'::regprocedure;

ROLLBACK;
