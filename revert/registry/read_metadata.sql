-- Revert model_registry:registry/read_metadata from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION read_metadata(text, text);

COMMIT;
