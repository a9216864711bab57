-- Verify model_registry:registry/lock_lineage on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'require_version(text)'::regprocedure,
       'lock_lineage(text, boolean)'::regprocedure;

ROLLBACK;
