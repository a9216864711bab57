-- Revert model_registry:registry/require_explained_state from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION require_explained_state(jsonb, jsonb);

COMMIT;
