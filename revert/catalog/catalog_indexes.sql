-- Revert model_registry:catalog/catalog_indexes from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- One by one: Citus drops no two in one statement.
DROP INDEX idx_model_versions_newest;
DROP INDEX idx_model_events_newest;
DROP INDEX idx_artifacts_model_title;
DROP INDEX IF EXISTS idx_artifacts_model_metadata;

COMMIT;
