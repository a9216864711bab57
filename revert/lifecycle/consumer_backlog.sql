-- Revert model_registry:lifecycle/consumer_backlog from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP VIEW consumer_backlog;

COMMIT;
