-- Revert model_registry:registry/guard_link from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TRIGGER model_links_10_forbid_truncate ON model_links;
DROP TRIGGER model_links_15_guard_final ON model_links;
DROP TRIGGER model_links_10_guard ON model_links;
DROP FUNCTION guard_link() CASCADE;
DROP FUNCTION require_link_target(text, text, text);

COMMIT;
