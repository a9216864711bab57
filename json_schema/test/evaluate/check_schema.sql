BEGIN;

SELECT plan(9);

SELECT is_empty($$SELECT * FROM json_schema.documents AS known,
    json_schema.check_schema(known.document)$$, 'the meta-schema accepts itself');
SELECT is_empty(format('SELECT * FROM json_schema.check_schema(%L)', schema), 'fine: ' || schema)
  FROM (VALUES ('true'), ('{}'), ('{"minLength": 2.0, "x-unknown": 5}')) AS _ (schema);
SELECT results_eq(
    format('SELECT instance_location FROM json_schema.check_schema(%L)', schema),
    ARRAY[wrong], 'wrong: ' || schema)
  FROM (VALUES
    ('{"type": "strin"}', '/type'),
    ('{"minimum": "5"}', '/minimum'),
    ('{"properties": {"a": 5}}', '/properties/a'),
    ('{"not": {"required": ["a", "a"]}}', '/not/required'),
    ('[]', '')
  ) AS _ (schema, wrong);

SELECT finish();

ROLLBACK;
