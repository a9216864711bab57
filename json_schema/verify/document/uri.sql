-- Verify json_schema:document/uri on pg

BEGIN;

SELECT 'json_schema.utf8_text(bytea)'::regprocedure,
       'json_schema.percent_decode(text)'::regprocedure,
       'json_schema.remove_dot_segments(text)'::regprocedure,
       'json_schema.resolve_uri(text, text)'::regprocedure;

ROLLBACK;
