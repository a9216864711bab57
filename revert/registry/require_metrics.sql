-- Revert model_registry:registry/require_metrics from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION require_metrics(text, jsonb);

COMMIT;
