-- Verify model_registry:registry/register_model_helpers on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'require_artifact(text, text, text)'::regprocedure,
       'lock_lineage(text)'::regprocedure,
       'add_stated_facts(text, jsonb, jsonb)'::regprocedure,
       'require_same_content(text, text, jsonb, text, jsonb)'::regprocedure;

ROLLBACK;
