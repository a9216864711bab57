-- Verify model_registry:lifecycle/promotion_facts on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'newest_number(text, text, text, text, bigint)'::regprocedure,
       'version_to_beat(text)'::regprocedure;

ROLLBACK;
