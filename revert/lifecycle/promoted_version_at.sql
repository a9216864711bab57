-- Revert model_registry:lifecycle/promoted_version_at from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION promoted_version_at(text, timestamptz);

COMMIT;
