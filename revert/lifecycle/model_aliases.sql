-- Revert model_registry:lifecycle/model_aliases from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TABLE model_aliases;
DROP FUNCTION record_alias_change(), record_alias(text, text, text, text, text, text),
              require_alias(text);

COMMIT;
