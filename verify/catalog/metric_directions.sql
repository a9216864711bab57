-- Verify model_registry:catalog/metric_directions on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT metric, direction
  FROM metric_directions
 WHERE FALSE;

SELECT 'metric_direction(text)'::regprocedure;

ROLLBACK;
