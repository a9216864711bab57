-- Revert model_registry:registry/mirrored_columns from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION warn_of_unmirrored_values(text, jsonb);
DROP FUNCTION mirrored_field(text);
DROP FUNCTION mirrored_columns(jsonb);

COMMIT;
