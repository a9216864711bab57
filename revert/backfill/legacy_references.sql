-- Revert model_registry:backfill/legacy_references from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION base_model_fault(text, text);
DROP FUNCTION refers_back(text, text, boolean);

COMMIT;
