-- Revert model_registry:registry/register_model_named from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION register_model(
    text, jsonb, text, text, text, text, text, text, text, text, text, text, text, timestamptz,
    timestamptz, text, text, text, text, jsonb, jsonb, jsonb);

COMMIT;
