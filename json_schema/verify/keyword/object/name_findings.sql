-- Verify json_schema:keyword/object/name_findings on pg

BEGIN;

SELECT 'json_schema.name_findings(jsonb, jsonb, jsonb, json_schema.walk, json_schema.task)'
    ::regprocedure;

ROLLBACK;
