-- Revert json_schema:keyword/object/merge_patterns from pg

BEGIN;

DROP FUNCTION json_schema.emit_common_fault(jsonb);
DROP FUNCTION json_schema.merge_patterns(jsonb);

COMMIT;
