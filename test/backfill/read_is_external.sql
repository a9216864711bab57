BEGIN;

SELECT plan(15);

SELECT has_function(:'registry_schema', 'read_is_external', ARRAY['text', 'text', 'jsonb'],
    'read_is_external(artifact_id, origin_type, legacy) exists');

SELECT is((read_is_external('m', origin_type, legacy)).value, value,
    format('origin_type %L and %s', origin_type, legacy))
  FROM (VALUES
    ('internal', '{}'::jsonb, false), ('external', '{}', true),
    ('internal', '{"is_external": false}', false), ('external', '{"is_external": "true"}', true),
    (NULL, '{"is_external": 1}', true), (NULL, '{"is_external": "False"}', false),
    ('imported', '{"is_external": true}', true),
    ('internal', '{"is_external": null}', false), ('internal', '{"is_external": {}}', false)
  ) AS _ (origin_type, legacy, value);

SELECT refused(format('SELECT read_is_external(%L, %L, %L)', 'm', origin_type, legacy), 'MR006',
    ARRAY['"m"', named], format('origin_type %L and %s are refused', origin_type, legacy))
  FROM (VALUES
    (NULL, '{}', 'NULL'), ('imported', '{}', 'imported'), (NULL, '{"is_external": "perhaps"}', 'perhaps'),
    ('internal', '{"is_external": true}', 'true'), ('external', '{"is_external": 0}', '0')
  ) AS _ (origin_type, legacy, named);

SELECT finish();

ROLLBACK;
