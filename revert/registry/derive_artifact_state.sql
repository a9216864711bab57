-- Revert model_registry:registry/derive_artifact_state from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TRIGGER model_registry_10_derive_state ON artifacts;
DROP FUNCTION derive_artifact_state() CASCADE;

COMMIT;
