-- Revert model_registry:catalog/require_max_rows from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION require_max_rows(integer);

COMMIT;
