-- Verify model_registry:catalog/metric_trend on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'metric_trend(text, text, text, text)'::regprocedure;

ROLLBACK;
