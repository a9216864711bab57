BEGIN;

SELECT plan(2);

SELECT has_type('json_schema', 'walk', 'walk is a type');
SELECT has_type('json_schema', 'outcome', 'outcome is a type');

SELECT finish();

ROLLBACK;
