-- Revert model_registry:catalog/metric_trend from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION metric_trend(text, text, text, text);

COMMIT;
