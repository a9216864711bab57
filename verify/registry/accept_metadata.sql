-- Verify model_registry:registry/accept_metadata on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'accept_metadata(text, text, jsonb, jsonb)'::regprocedure;

ROLLBACK;
