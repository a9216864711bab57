-- Verify json_schema:keyword/combinator/branches on pg

BEGIN;

SELECT 'json_schema.branch_types(jsonb)'::regprocedure;
SELECT 'json_schema.choice_types(jsonb)'::regprocedure;
SELECT 'json_schema.required_options(jsonb)'::regprocedure;
SELECT 'json_schema.branch_options(jsonb, jsonb)'::regprocedure;
SELECT 'json_schema.discriminator(jsonb, jsonb)'::regprocedure;

ROLLBACK;
