-- Verify model_registry:registry/model_lineages on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT lineage_id, event_count, last_event_at, last_sha256
  FROM model_lineages
 WHERE FALSE;

ROLLBACK;
