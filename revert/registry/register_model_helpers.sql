-- Revert model_registry:registry/register_model_helpers from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION require_same_content(text, text, jsonb, text, jsonb);
DROP FUNCTION add_stated_facts(text, jsonb, jsonb);
DROP TYPE model_registration;

COMMIT;
