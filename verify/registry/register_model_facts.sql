-- Verify model_registry:registry/register_model_facts on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'first_derivation(text, jsonb)'::regprocedure,
       'record_stated_facts(text, jsonb, jsonb, jsonb, text)'::regprocedure,
       'require_same_facts(text, jsonb, jsonb, jsonb)'::regprocedure;

ROLLBACK;
