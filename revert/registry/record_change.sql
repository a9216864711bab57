-- Revert model_registry:registry/record_change from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION record_change(text, text, text, jsonb, jsonb);
DROP FUNCTION changed_part(jsonb, jsonb);

COMMIT;
