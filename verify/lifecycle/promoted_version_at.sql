-- Verify model_registry:lifecycle/promoted_version_at on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'promoted_version_at(text, timestamptz)'::regprocedure;

ROLLBACK;
