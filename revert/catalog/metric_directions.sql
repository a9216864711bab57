-- Revert model_registry:catalog/metric_directions from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION metric_direction(text);
DROP TABLE metric_directions;

COMMIT;
