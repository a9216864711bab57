-- Revert model_registry:registry/require_metrics from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION require_measured(text, timestamptz), require_metrics(text, jsonb);

COMMIT;
