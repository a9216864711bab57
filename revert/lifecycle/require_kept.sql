-- Revert model_registry:lifecycle/require_kept from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION without_evaluated(text, text, jsonb, jsonb);
DROP FUNCTION require_kept(text, jsonb, jsonb);

COMMIT;
