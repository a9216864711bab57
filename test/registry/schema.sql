BEGIN;

SELECT plan(1);

SELECT has_schema(:'registry_schema', 'the schema named by registry_schema is there');

SELECT finish();

ROLLBACK;
