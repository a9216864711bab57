-- Verify json_schema:compile/emit on pg

BEGIN;

SELECT 'json_schema.emit(jsonb, text, jsonb)'::regprocedure;

ROLLBACK;
