-- Verify model_registry:backfill/legacy_models on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT id, title, version_number, parent_version_id FROM legacy_models WHERE FALSE;

ROLLBACK;
