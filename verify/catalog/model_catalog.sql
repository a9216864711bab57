-- Verify model_registry:catalog/model_catalog on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT artifact_id, lineage_id, title, badge, promotion_state, reproducible, missing
  FROM model_catalog
 WHERE false;

ROLLBACK;
