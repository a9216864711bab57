-- Revert model_registry:registry/refuse_metadata from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION refuse_metadata(text, text, jsonb, jsonb);
DROP FUNCTION metadata_errors(jsonb, jsonb, integer);

COMMIT;
