-- Revert json_schema:document/circular_refs from pg

BEGIN;

DROP FUNCTION json_schema.refuse_circle(jsonb, text);
DROP FUNCTION json_schema.circular_refs(jsonb, jsonb);

COMMIT;
