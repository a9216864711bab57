-- Verify json_schema:keyword/value/emit_enum on pg

BEGIN;

SELECT 'json_schema.are_plain_texts(jsonb)'::regprocedure;
SELECT 'json_schema.emit_enum(jsonb, text, jsonb)'::regprocedure;

ROLLBACK;
