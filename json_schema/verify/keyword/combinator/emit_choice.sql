-- Verify json_schema:keyword/combinator/emit_choice on pg

BEGIN;

SELECT 'json_schema.discriminator(jsonb, jsonb)'::regprocedure;
SELECT 'json_schema.emit_by_property(jsonb, text, text, jsonb)'::regprocedure;
SELECT 'json_schema.emit_by_type(jsonb, text, jsonb)'::regprocedure;
SELECT 'json_schema.emit_choice(jsonb, boolean, text, jsonb)'::regprocedure;

ROLLBACK;
