-- Revert model_registry:registry/model_links from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION first_link(text, text);
DROP FUNCTION headline_column(text);
DROP FUNCTION is_derivation(text);
DROP TABLE model_links;

COMMIT;
