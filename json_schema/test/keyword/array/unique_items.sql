BEGIN;

SELECT plan(1);

SELECT results_eq(
    $$SELECT items, json_schema.unique_items(items)
        FROM (VALUES
              ('[]'::jsonb), ('[1]'), ('[1, 2]'), ('[1, 1.0]'), ('[1, true]'), ('[0, false]'),
              ('[1, "1"]'), ('[1, 2, 3]'), ('[1, 2, 1]'), ('[2, 1, 1]'), ('[1, 1, 2]'),
              ('[{"a": 1, "b": 2}, {"b": 2, "a": 1.0}]'), ('[[1], [true]]'),
              ('[1, 2, 3, 4]'), ('[1, 2, 3, 1.00]'), ('["e\u0301", "\u00e9", "a", "b"]'),
              ('[null, null, 1, 2]')) AS _ (items)$$,
    $$VALUES
      ('[]'::jsonb, true), ('[1]', true), ('[1, 2]', true), ('[1, 1.0]', false),
      ('[1, true]', true), ('[0, false]', true),
      ('[1, "1"]', true), ('[1, 2, 3]', true), ('[1, 2, 1]', false), ('[2, 1, 1]', false),
      ('[1, 1, 2]', false),
      ('[{"a": 1, "b": 2}, {"b": 2, "a": 1.0}]', false), ('[[1], [true]]', true),
      ('[1, 2, 3, 4]', true), ('[1, 2, 3, 1.00]', false), ('["e\u0301", "\u00e9", "a", "b"]', true),
      ('[null, null, 1, 2]', false)$$,
    'items are equal as JSON Schema says: by value, type and Unicode code points');

SELECT finish();

ROLLBACK;
