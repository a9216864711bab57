BEGIN;

SELECT plan(1);

SELECT results_eq(
    $$SELECT (batch.task).location, batch.instances, batch.owners
        FROM unnest(json_schema.inner_batches(
            ROW('{"allOf": [true], "items": {}, "properties": {"a": {}}, "anyOf": [{}]}', '#', NULL,
                '{}', NULL, '', '', '', '')::json_schema.task,
            ARRAY['[1, 2]', '{"a": 3}']::jsonb[], ARRAY[7, 8], NULL)) AS batch$$,
    $$VALUES ('#/allOf/0', ARRAY['[1, 2]', '{"a": 3}']::jsonb[], ARRAY[7, 8]),
             ('#/items', ARRAY['1', '2']::jsonb[], ARRAY[7, 7]), ('#/properties/a', ARRAY['3']::jsonb[], ARRAY[8])$$,
    'inner_batches() puts together what asks the same and what asks parts of the values');

SELECT finish();

ROLLBACK;
