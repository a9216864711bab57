-- Verify model_registry:catalog/model_lineage on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'walk_derivations(text, boolean)'::regprocedure,
       'model_lineage(text)'::regprocedure;

ROLLBACK;
