-- Revert model_registry:registry/accepted_metadata from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TABLE accepted_metadata;
DROP FUNCTION forbid_acceptance_change();

COMMIT;
