-- Verify model_registry:catalog/model_gaps on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT artifact_id, rule, missing FROM model_gaps WHERE false;

ROLLBACK;
