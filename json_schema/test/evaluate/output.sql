BEGIN;

SELECT plan(6);

SELECT is(json_schema.output('{"type": "null"}', 'null'), '{"valid": true, "errors": []}', 'valid');
SELECT is(json_schema.output('{"items": {"type": "null"}, "maxItems": 1}', '[null, 1]'),
    '{"valid": false, "errors": [
        {"instanceLocation": "", "keywordLocation": "/maxItems", "keyword": "maxItems",
         "error": "[null, 1] has length 2, at most 1 is allowed"},
        {"instanceLocation": "/1", "keywordLocation": "/items/type", "keyword": "type",
         "error": "1 is not of type null"}]}',
    'every error, named as the specification names its parts');
SELECT is(json_schema.output('{"anyOf": [{"const": 2}]}', '1') #> '{errors,0,causes}',
    '[{"branch": "/anyOf/0", "title": null, "errors": [
        {"instanceLocation": "", "keywordLocation": "/anyOf/0/const", "keyword": "const",
         "error": "1 is not 2"}]}]',
    'causes where there are some');
SELECT is(json_schema.output('{"contentEncoding": "base64"}', '"%"', true) -> 'valid', 'false',
    'formats and content, where asserted');
SELECT is(json_schema.output('{}', NULL), NULL, 'NULL for SQL NULL');
SELECT is(json_schema.output(NULL, '1'), NULL, 'NULL for no schema');

SELECT finish();

ROLLBACK;
