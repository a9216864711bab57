-- Verify model_registry:catalog/catalog_indexes on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'idx_model_versions_newest'::regclass, 'idx_model_events_newest'::regclass,
       'idx_artifacts_model_title'::regclass;

ROLLBACK;
