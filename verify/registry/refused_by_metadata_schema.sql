-- Verify model_registry:registry/refused_by_metadata_schema on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'refused_by_metadata_schema(integer, text)'::regprocedure;

ROLLBACK;
