-- Verify json_schema:keyword/combinator/emit_by_presence on pg

BEGIN;

SELECT 'json_schema.closed_names(jsonb)'::regprocedure;
SELECT 'json_schema.emit_by_presence(jsonb, boolean, text, jsonb)'::regprocedure;

ROLLBACK;
