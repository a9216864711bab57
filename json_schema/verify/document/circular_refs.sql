-- Verify json_schema:document/circular_refs on pg

BEGIN;

SELECT 'json_schema.circular_refs(jsonb, jsonb)'::regprocedure;
SELECT 'json_schema.refuse_circle(jsonb, text)'::regprocedure;

ROLLBACK;
