-- Verify model_registry:backfill/read_legacy_values on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'read_legacy_text(jsonb)'::regprocedure, 'read_legacy_object(jsonb)'::regprocedure,
       'read_legacy_count(jsonb)'::regprocedure;

ROLLBACK;
