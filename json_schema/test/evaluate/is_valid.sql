BEGIN;

SELECT plan(10);

SELECT ok(json_schema.is_valid('{"type": "null"}', 'null'), 'valid');
SELECT ok(NOT json_schema.is_valid('{"type": "null"}', '1'), 'not valid');
SELECT is(json_schema.is_valid('{"type": "null"}', NULL), NULL, 'SQL NULL: nobody knows');
SELECT is(json_schema.is_valid(NULL, '1'), NULL, 'no schema: nobody knows');
SELECT ok(json_schema.is_valid('{"contentEncoding": "base64"}', '"%"'),
    'formats and content are annotations');
SELECT ok(NOT json_schema.is_valid('{"contentEncoding": "base64"}', '"%"', true),
    'unless asserted');
SELECT ok(json_schema.is_valid(
              jsonb_build_object('items', '{"anyOf": [{"type": "integer"}, {"$ref": "#/definitions/x"}]}'::jsonb)
              || schema::jsonb, (SELECT jsonb_agg(n) FROM generate_series(1, length) AS n)),
          format('a $ref of %s does no harm where none of %s items comes to it', schema, length))
  FROM (VALUES ('{"definitions": {"x": {"$ref": "#/definitions/x"}}}'),
               ('{"definitions": {"y": {"$ref": "http://nowhere.test/"}}}')) AS _ (schema),
       (VALUES (20), (21)) AS __ (length);

SELECT finish();

ROLLBACK;
