BEGIN;

SELECT plan(6);

SELECT ok(json_schema.is_valid('{"type": "null"}', 'null'), 'valid');
SELECT ok(NOT json_schema.is_valid('{"type": "null"}', '1'), 'not valid');
SELECT is(json_schema.is_valid('{"type": "null"}', NULL), NULL, 'SQL NULL: nobody knows');
SELECT is(json_schema.is_valid(NULL, '1'), NULL, 'no schema: nobody knows');
SELECT ok(json_schema.is_valid('{"contentEncoding": "base64"}', '"%"'),
    'formats and content are annotations');
SELECT ok(NOT json_schema.is_valid('{"contentEncoding": "base64"}', '"%"', true),
    'unless asserted');

SELECT finish();

ROLLBACK;
