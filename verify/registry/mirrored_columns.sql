-- Verify model_registry:registry/mirrored_columns on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'mirrored_columns(jsonb)'::regprocedure,
       'mirrored_field(text)'::regprocedure,
       'warn_of_unmirrored_values(text, jsonb)'::regprocedure;

ROLLBACK;
