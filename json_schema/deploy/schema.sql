-- Deploy json_schema:schema to pg

BEGIN;

CREATE SCHEMA json_schema;

COMMENT ON SCHEMA json_schema IS
'JSON Schema Draft-07 validation in SQL and PL/pgSQL. Knows nothing of models; usable on its own.';

-- Validation only reads its arguments, so everybody may call it; what changes the engine
-- (compile, drop, register_document) revokes EXECUTE from PUBLIC where it is made.
GRANT USAGE ON SCHEMA json_schema TO PUBLIC;

COMMIT;
