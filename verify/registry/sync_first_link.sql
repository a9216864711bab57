-- Verify model_registry:registry/sync_first_link on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'record_link(text, text, text, jsonb, jsonb)'::regprocedure,
       'sync_first_link(text, text, text, boolean)'::regprocedure;

ROLLBACK;
