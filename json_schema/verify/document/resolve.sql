-- Verify json_schema:document/resolve on pg

BEGIN;

SELECT 'json_schema.resolution'::regtype,
       'json_schema.refuse_reference(text, text, text, text)'::regprocedure,
       'json_schema.resolve(jsonb, jsonb, text, text, text, boolean)'::regprocedure;

ROLLBACK;
