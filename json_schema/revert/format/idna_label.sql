-- Revert json_schema:format/idna_label from pg

BEGIN;

DROP FUNCTION json_schema.bidi_classes(text);
DROP FUNCTION json_schema.is_idna_label(text);
DROP FUNCTION json_schema.is_idna_context(integer[], integer);
DROP FUNCTION json_schema.idna_transparent();
DROP FUNCTION json_schema.idna_valid();

COMMIT;
