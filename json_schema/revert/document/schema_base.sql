-- Revert json_schema:document/schema_base from pg

BEGIN;

DROP FUNCTION json_schema.schema_base(jsonb, text);

COMMIT;
