-- Revert model_registry:registry/sync_links from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TRIGGER model_links_20_sync ON model_links;
DROP FUNCTION sync_links() CASCADE;

COMMIT;
