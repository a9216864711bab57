BEGIN;

SELECT plan(1);

SELECT results_eq(
    $$SELECT (batch.task).location, batch.instances, batch.owners
        FROM unnest(json_schema.same_value_batches(
            ROW('{"allOf": [{}, true], "dependencies": {"a": {}, "b": ["a"], "c~": {}}}', '#', NULL,
                '{}', NULL, '', '', '', '')::json_schema.task,
            ARRAY['1', '{"a": 1}', '{"b": 1}', '{"a": 1, "c~": 2}']::jsonb[], ARRAY[6, 7, 8, 9]
        )) AS batch
       ORDER BY (batch.task).location COLLATE "C"$$,
    $$VALUES
        ('#/allOf/0', ARRAY['1', '{"a": 1}', '{"b": 1}', '{"a": 1, "c~": 2}']::jsonb[],
         ARRAY[6, 7, 8, 9]),
        ('#/allOf/1', ARRAY['1', '{"a": 1}', '{"b": 1}', '{"a": 1, "c~": 2}']::jsonb[],
         ARRAY[6, 7, 8, 9]),
        ('#/dependencies/a', ARRAY['{"a": 1}', '{"a": 1, "c~": 2}']::jsonb[], ARRAY[7, 9]),
        ('#/dependencies/c~0', ARRAY['{"a": 1, "c~": 2}']::jsonb[], ARRAY[9])$$,
    'same_value_batches() takes allOf for all values, dependencies for those that have the property');

SELECT finish();

ROLLBACK;
