BEGIN;

SELECT plan(7);

SELECT results_eq(
    $$SELECT json_schema.validate_json_schema('{"type": "object", "required": ["a"]}', v)
        FROM (VALUES ('{"a": null}'::jsonb), ('{}'), ('null'), (NULL)) AS _ (v)$$,
    $$VALUES (true), (false), (false), (NULL)$$, 'two arguments');
SELECT is(json_schema.validate_json_schema(NULL, '{}'), NULL, 'an unknown schema');
SELECT results_eq(
    $$SELECT json_schema.validate_json_schema(
          '{"items": {"$ref": "#/definitions/name"}}', v,
          '{"definitions": {"name": {"minLength": 2}}, "required": ["never asked"]}')
        FROM (VALUES ('["ab"]'::jsonb), ('["a"]'), ('{}')) AS _ (v)$$,
    $$VALUES (true), (false), (true)$$, 'references lead into the root schema');
SELECT results_eq(
    $$SELECT json_schema.validate_json_schema('{"properties": {"a": {"$ref": "#"}}}', v, '{"type": "object"}')
        FROM (VALUES ('{"a": {}}'::jsonb), ('{"a": 1}'), ('1')) AS _ (v)$$,
    $$VALUES (true), (false), (true)$$, 'so does one to all of it');
SELECT results_eq(
    $$SELECT json_schema.validate_json_schema(
          '{"$ref": "#x"}', v,
          '{"$id": "http://example.com/root#", "definitions": {"a": {"$id": "#x", "type": "null"}}}')
        FROM (VALUES ('null'::jsonb), ('1')) AS _ (v)$$,
    $$VALUES (true), (false)$$, 'a root with an $id');
SELECT ok(NOT json_schema.validate_json_schema('false', '1', '{}'), 'a schema that is a boolean');

CREATE TEMP TABLE example (data jsonb CHECK (json_schema.validate_json_schema('{"type": "object"}', data)));
INSERT INTO example VALUES ('{}'), (NULL);
SELECT throws_ok($$INSERT INTO example VALUES ('1')$$, '23514', NULL, 'in a CHECK');

SELECT finish();

ROLLBACK;
