-- Verify model_registry:backfill/resolve_review on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'resolve_review(bigint, jsonb, text, text)'::regprocedure,
       'resolve_review(bigint, text, text, text)'::regprocedure;

ROLLBACK;
