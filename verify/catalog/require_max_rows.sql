-- Verify model_registry:catalog/require_max_rows on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'require_max_rows(integer)'::regprocedure;

ROLLBACK;
