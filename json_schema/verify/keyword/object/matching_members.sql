-- Verify json_schema:keyword/object/matching_members on pg

BEGIN;

SELECT 'json_schema.matching_members(jsonb, jsonb, jsonb, jsonb, boolean)'::regprocedure;

ROLLBACK;
