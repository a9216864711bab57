-- Revert model_registry:registry/register_model_facts from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION require_same_facts(text, jsonb, jsonb, jsonb);
DROP FUNCTION record_stated_facts(text, jsonb, jsonb, jsonb, text);
DROP FUNCTION first_derivation(text, jsonb);

COMMIT;
