-- Revert model_registry:registry/mirrored_columns from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION mirrored_metadata(model_versions);
DROP FUNCTION mirrored_columns(jsonb);

COMMIT;
