-- Revert model_registry:registry/lock_lineage from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION lock_lineage(text, boolean);
DROP FUNCTION require_version(text);

COMMIT;
