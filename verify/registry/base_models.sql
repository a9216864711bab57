-- Verify model_registry:registry/base_models on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT only_row, changed_at
  FROM base_model_changes
 WHERE FALSE;

SELECT 'require_base_model(text, text)'::regprocedure,
       'forbid_base_model_cycle(text, text)'::regprocedure;

ROLLBACK;
