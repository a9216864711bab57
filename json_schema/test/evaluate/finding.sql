BEGIN;

SELECT plan(2);

SELECT has_type('json_schema', 'finding', 'an error while it is being collected');
SELECT is(json_schema.found('/a', '/properties/a', 'type', 'text', 1),
    ROW('/a', '/properties/a/type', 'type', 'text', 1, NULL, 1, NULL)::json_schema.finding,
    'the keyword is the last step to it');

SELECT finish();

ROLLBACK;
