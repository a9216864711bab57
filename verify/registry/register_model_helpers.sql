-- Verify model_registry:registry/register_model_helpers on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'model_registration'::regtype;

SELECT 'add_stated_facts(text, jsonb, jsonb)'::regprocedure,
       'require_same_content(text, text, jsonb, text, jsonb)'::regprocedure;

ROLLBACK;
