BEGIN;

SELECT plan(10);

CREATE TEMPORARY TABLE keywords AS
SELECT jsonb_build_object('keywords', json_schema.keyword_table()) AS list;


SELECT results_eq(
    $$SELECT json_schema.function_fragment(
        '{"title": "t", "properties": {"a": {"default": 1, "minimum": 1}}, "then": false}', '#',
        '{"documents": {}, "refs": {}}'::jsonb || keywords.list, false, 0, 0) FROM keywords$$,
    $$VALUES ('{"properties": {"a": {"minimum": 1}}}'::jsonb)$$,
    'only what asserts is left');
SELECT results_eq(
    $$SELECT json_schema.function_fragment(
        '{"not": {"$ref": "#/definitions/a"}}', '#',
        '{"documents": {"": {"definitions": {"a": {"type": "null", "title": "t"}}}},
          "refs": {"#/not": "#/definitions/a"}}'::jsonb || keywords.list, false, 0, 0) FROM keywords$$,
    $$VALUES ('{"not": {"type": "null"}}'::jsonb)$$,
    'a short definition takes the place of the reference');
SELECT results_eq(
    $$SELECT json_schema.function_fragment(
        '{"items": {"$ref": "#"}}', '#',
        '{"documents": {"": {"items": {"$ref": "#"}}}, "refs": {"#/items": "#"}}'::jsonb || keywords.list,
        false, 0, 0) FROM keywords$$,
    $$VALUES ('{"items": "#"}'::jsonb)$$,
    'one that refers on is called');
SELECT results_eq(
    $$SELECT json_schema.function_fragment(
        '{"properties": {"a/b": {"items": {"minLength": 1}}}}', '#',
        '{"documents": {}, "refs": {}}'::jsonb || keywords.list, false, 0, 0) FROM keywords$$,
    $$VALUES ('{"properties": {"a/b": "#/properties/a~1b"}}'::jsonb)$$,
    'so is a loop, by its JSON Pointer');
SELECT results_eq(
    $$SELECT json_schema.function_fragment('{"format": "date", "contentEncoding": "base64"}', '#',
        '{"documents": {}, "refs": {}}'::jsonb || keywords.list, false, 0, 0) FROM keywords$$,
    $$VALUES ('{}'::jsonb)$$, 'a format is an annotation');
SELECT results_eq(
    $$SELECT json_schema.function_fragment(
        '{"items": [{"format": "date"}, {"format": "x"}]}', '#',
        '{"documents": {}, "refs": {}}'::jsonb || keywords.list, true, 0, 0) FROM keywords$$,
    $$VALUES ('{"items": [{"format": "date"}, {}]}'::jsonb)$$, 'unless asserted and known');

SELECT results_eq(
    $$SELECT json_schema.function_fragment(
        '{"$ref": "#/definitions/a"}', '#',
        '{"documents": {"": {"definitions": {"c": {"minimum": 1}}}},
          "refs": {"#": "#/definitions/a", "#/definitions/a": "#/definitions/b",
                   "#/definitions/b": "#/definitions/c"}}'::jsonb || keywords.list, false, 0, 0) FROM keywords$$,
    $$VALUES ('{"minimum": 1}'::jsonb)$$, 'function_fragment() follows a chain of references to its end');
SELECT results_eq(
    $$SELECT json_schema.function_fragment(
        '{"not": {"$ref": "#/definitions/a"}}', '#',
        '{"documents": {}, "refs": {"#/not": "#/definitions/a", "#/definitions/a": "#/definitions/a"},
          "circular": {"#/definitions/a": true}}'::jsonb || keywords.list, false, 0, 0) FROM keywords$$,
    $$VALUES ('{"not": {"$ref": "#/definitions/a"}}'::jsonb)$$,
    'function_fragment() leaves a reference that leads in a circle');
SELECT results_eq(
    $$SELECT json_schema.function_fragment(
        '{"not": {"$ref": "#/definitions/a"}}', '#',
        '{"documents": {"": {"definitions": {"a": {"not": {"$ref": "#/definitions/b"}}}}},
          "refs": {"#/not": "#/definitions/a", "#/definitions/a/not": "#/definitions/b"},
          "uses": {"#/definitions/a": 1}}'::jsonb || keywords.list, false, 0, 0) FROM keywords$$,
    $$VALUES ('{"not": {"not": "#/definitions/b"}}'::jsonb)$$,
    'function_fragment() puts a definition that is used once in the place of the reference');

SELECT results_eq(
    $$SELECT json_schema.function_fragment(
        '{"allOf": [{"$ref": "#/definitions/a"}, {"maximum": 2}, {"$ref": "#/definitions/a"}]}', '#',
        '{"documents": {"": {"definitions": {"a": {"minimum": 1}}}},
          "refs": {"#/allOf/0": "#/definitions/a", "#/allOf/2": "#/definitions/a"}}'::jsonb
        || keywords.list, false, 0, 0) FROM keywords$$,
    $$VALUES ('{"allOf": [{"minimum": 1}, {"maximum": 2}]}'::jsonb)$$,
    'function_fragment() keeps one of equal branches of an allOf');

SELECT finish();

ROLLBACK;
