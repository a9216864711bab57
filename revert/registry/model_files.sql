-- Revert model_registry:registry/model_files from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TABLE model_files;
DROP FUNCTION guard_file();

COMMIT;
