-- Verify model_registry:registry/artifact_columns on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT column_name, column_type, served_types, needed_length, is_optional
  FROM artifact_columns
 WHERE FALSE;

ROLLBACK;
