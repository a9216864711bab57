-- Verify json_schema:format/idna_label on pg

BEGIN;

SELECT 'json_schema.idna_valid()'::regprocedure;
SELECT 'json_schema.idna_transparent()'::regprocedure;
SELECT 'json_schema.is_idna_context(integer[], integer)'::regprocedure;
SELECT 'json_schema.is_idna_label(text)'::regprocedure;
SELECT 'json_schema.bidi_classes(text)'::regprocedure;

ROLLBACK;
