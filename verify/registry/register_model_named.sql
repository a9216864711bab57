-- Verify model_registry:registry/register_model_named on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'register_model(text, jsonb, text, text, text, text, text, text, text, text,
            text, text, text, timestamptz, timestamptz, text, text, text, text, jsonb, jsonb,
            jsonb)'::regprocedure;

ROLLBACK;
