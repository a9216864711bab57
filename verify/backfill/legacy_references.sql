-- Verify model_registry:backfill/legacy_references on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'refers_back(text, text, boolean)'::regprocedure,
       'base_model_fault(text, text)'::regprocedure;

ROLLBACK;
