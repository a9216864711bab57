-- Verify json_schema:keyword/object/object_findings on pg

BEGIN;

SELECT 'json_schema.object_findings(jsonb, jsonb, text, text)'::regprocedure;

ROLLBACK;
