-- Verify json_schema:keyword/object/merge_patterns on pg

BEGIN;

SELECT 'json_schema.merge_patterns(jsonb)'::regprocedure;
SELECT 'json_schema.emit_common_fault(jsonb)'::regprocedure;

ROLLBACK;
