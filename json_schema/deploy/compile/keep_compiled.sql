-- Deploy json_schema:compile/keep_compiled to pg

-- There is nothing to deploy: what this change does, its revert script does.
BEGIN;

COMMIT;
