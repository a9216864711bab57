-- Revert model_registry:registry/record_training from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION record_training(text, timestamptz, timestamptz, text, text, jsonb);
DROP FUNCTION link_model_code(text, text, text, text);

COMMIT;
