-- Revert model_registry:lifecycle/promotion_facts from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION version_to_beat(text);
DROP FUNCTION newest_number(text, text, text, text, bigint);

COMMIT;
