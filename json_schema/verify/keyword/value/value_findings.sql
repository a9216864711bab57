-- Verify json_schema:keyword/value/value_findings on pg

BEGIN;

SELECT 'json_schema.is_of_type(jsonb, text)'::regprocedure,
       'json_schema.value_findings(jsonb, jsonb, text, text)'::regprocedure;

ROLLBACK;
