-- Verify json_schema:document/pointer on pg

BEGIN;

SELECT 'json_schema.pointer_escape(text)'::regprocedure,
       'json_schema.pointer_unescape(text)'::regprocedure,
       'json_schema.pointer_append(text, text)'::regprocedure,
       'json_schema.pointer_tokens(text)'::regprocedure,
       'json_schema.pointer_get(jsonb, text)'::regprocedure;

ROLLBACK;
