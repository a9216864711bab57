-- Verify model_registry:catalog/export_artifact on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT artifact_id, is_model FROM exported_artifacts WHERE FALSE;
SELECT 'export_facts(text)'::regprocedure,
       'export_artifact(text)'::regprocedure;

ROLLBACK;
