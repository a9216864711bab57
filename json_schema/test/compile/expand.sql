BEGIN;

SELECT plan(6);

SELECT results_eq(
    $$SELECT fragment, calls FROM json_schema.expand(
        '{"title": "t", "properties": {"a": {"default": 1, "minimum": 1}}, "then": false}', '#',
        '{"documents": {}, "refs": {}}', false, 0, 0)$$,
    $$VALUES ('{"properties": {"a": {"minimum": 1}}}'::jsonb, '[]'::jsonb)$$,
    'only what asserts is left');
SELECT results_eq(
    $$SELECT fragment, calls FROM json_schema.expand(
        '{"not": {"$ref": "#/definitions/a"}}', '#',
        '{"documents": {"": {"definitions": {"a": {"type": "null", "title": "t"}}}},
          "refs": {"#/not": "#/definitions/a"}}', false, 0, 0)$$,
    $$VALUES ('{"not": {"type": "null"}}'::jsonb, '[]'::jsonb)$$,
    'a short definition takes the place of the reference');
SELECT results_eq(
    $$SELECT fragment, calls FROM json_schema.expand(
        '{"items": {"$ref": "#"}}', '#',
        '{"documents": {"": {"items": {"$ref": "#"}}}, "refs": {"#/items": "#"}}', false, 0, 0)$$,
    $$VALUES ('{"items": "#"}'::jsonb, '[[["#"]]]'::jsonb #> '{0}')$$,
    'one that refers on is called');
SELECT results_eq(
    $$SELECT fragment FROM json_schema.expand(
        '{"properties": {"a/b": {"items": {"minLength": 1}}}}', '#',
        '{"documents": {}, "refs": {}}', false, 0, 0)$$,
    $$VALUES ('{"properties": {"a/b": "#/properties/a~1b"}}'::jsonb)$$,
    'so is a loop, by its JSON Pointer');
SELECT results_eq(
    $$SELECT fragment FROM json_schema.expand('{"format": "date", "contentEncoding": "base64"}', '#',
        '{"documents": {}, "refs": {}}', false, 0, 0)$$,
    $$VALUES ('{}'::jsonb)$$, 'a format is an annotation');
SELECT results_eq(
    $$SELECT fragment FROM json_schema.expand(
        '{"items": [{"format": "date"}, {"format": "x"}]}', '#',
        '{"documents": {}, "refs": {}}', true, 0, 0)$$,
    $$VALUES ('{"items": [{"format": "date"}, {}]}'::jsonb)$$, 'unless asserted and known');

SELECT finish();

ROLLBACK;
