-- Verify model_registry:registry/schema on pg

BEGIN;

SELECT quote_ident(:'registry_schema')::regnamespace;

ROLLBACK;
