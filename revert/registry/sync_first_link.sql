-- Revert model_registry:registry/sync_first_link from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION sync_first_link(text, text, text, boolean);
DROP FUNCTION record_link(text, text, text, jsonb, jsonb);

COMMIT;
