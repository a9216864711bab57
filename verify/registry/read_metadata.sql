-- Verify model_registry:registry/read_metadata on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'read_metadata(text, text)'::regprocedure;

ROLLBACK;
