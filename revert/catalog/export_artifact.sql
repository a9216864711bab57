-- Revert model_registry:catalog/export_artifact from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION export_artifact(text),
              export_facts(text);
DROP VIEW exported_artifacts;

COMMIT;
