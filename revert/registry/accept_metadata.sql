-- Revert model_registry:registry/accept_metadata from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION accept_metadata(text, text, jsonb, jsonb);

COMMIT;
