BEGIN;

SELECT plan(1);

SELECT results_eq(
    $$SELECT json_schema.check_draft_07(v)
        FROM (VALUES ('true'::jsonb), ('{}'), ('1'), ('{"type": "strin"}'), ('{"minimum": "5"}'),
              ('{"items": [{"pattern": "a{2,1}"}]}'), ('{"required": ["a", "a"]}'),
              ('{"definitions": {"a": {"enum": [1]}}, "unknown": 1}'), (NULL)) AS _ (v)$$,
    $$VALUES (true), (true), (false), (false), (false), (false), (false), (true), (NULL)$$,
    'is it a schema?');

SELECT finish();

ROLLBACK;
