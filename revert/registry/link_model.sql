-- Revert model_registry:registry/link_model from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION unlink_model(text, text, text, text);
DROP FUNCTION link_model(text, text, text, text);

COMMIT;
