-- Revert model_registry:catalog/yaml from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION to_yaml(jsonb, integer),
              escape_unprintable(text);

COMMIT;
