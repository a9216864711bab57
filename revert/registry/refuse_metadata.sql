-- Revert model_registry:registry/refuse_metadata from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION read_metadata(text, text);
DROP FUNCTION refuse_metadata(text, jsonb, jsonb);
DROP FUNCTION metadata_errors(jsonb, jsonb, integer);

COMMIT;
