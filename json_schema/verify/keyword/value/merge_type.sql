-- Verify json_schema:keyword/value/merge_type on pg

BEGIN;

SELECT 'json_schema.merge_type(jsonb)'::regprocedure;
SELECT 'json_schema.without_idle(jsonb, boolean)'::regprocedure;
SELECT 'json_schema.hoist_required(jsonb)'::regprocedure;
SELECT 'json_schema.known_formats()'::regprocedure;

ROLLBACK;
