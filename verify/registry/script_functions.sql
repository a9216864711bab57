-- Verify model_registry:registry/script_functions on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema');
SELECT pg_catalog.format('%I.resolve_names()', :'registry')::pg_catalog.regprocedure;

ROLLBACK;
