BEGIN;

SELECT plan(4);

SELECT is(json_schema.emit_array('{"minItems": 1, "uniqueItems": true, "maxItems": 2.0}', 'v',
                                 '{"margin": " "}'),
    'jsonb_array_length(v) <= 2 AND jsonb_array_length(v) >= 1 '
    'AND (jsonb_array_length(v) < 2 OR json_schema.unique_items(v))',
    'counts before comparisons');
SELECT is(json_schema.emit_array('{"items": {"minLength": 1}}', 'v', '{"margin": " "}'), NULL,
    'what takes a loop is left to it');
SELECT is(json_schema.emit_array('{"items": [{"type": "null"}, true], "additionalItems": false}',
                                 'v', '{"margin": " "}'),
    'jsonb_array_length(v) <= 2 AND coalesce(jsonb_typeof(v -> 0) = ''null'', true)',
    'items by place, and no more of them');
SELECT results_eq(
    format(
        $$SELECT v, %s FROM (VALUES ('[]'::jsonb), ('[1]'), ('[1, "a"]'), ('["a", 1]'),
                             ('[1, 1]'), ('[2, "a", {}]')) AS _ (v)$$,
        json_schema.emit_array('{"items": [{"minimum": 2}], "contains": {"type": "string"}}',
                               'v', '{"margin": " "}')),
    $$VALUES ('[]'::jsonb, false), ('[1]', false), ('[1, "a"]', false), ('["a", 1]', true),
      ('[1, 1]', false), ('[2, "a", {}]', true)$$,
    'contains fails on an empty array, items by place do not');

SELECT finish();

ROLLBACK;
