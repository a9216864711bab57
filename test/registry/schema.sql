BEGIN;

SELECT plan(1);

SELECT has_schema(:'registry_schema', 'the schema that the variable registry_schema names exists');

SELECT finish();

ROLLBACK;
