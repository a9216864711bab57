-- Verify json_schema:keyword/array/emit_jsonpath on pg

BEGIN;

SELECT 'json_schema.emit_jsonpath(jsonb, integer)'::regprocedure;
SELECT 'json_schema.emit_all(jsonb, text, text)'::regprocedure;

ROLLBACK;
