-- Verify model_registry:lifecycle/promotion_policies on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT scope, target, metric, direction, min_gain, floors, dataset, requires, set_by, set_at,
       lineage_id
  FROM promotion_policies
 WHERE FALSE;

SELECT 'idx_promotion_policies_lineage'::regclass;

ROLLBACK;
