BEGIN;

SELECT plan(4);

CREATE FUNCTION pg_temp.batches(schema jsonb) RETURNS SETOF text
LANGUAGE sql AS $$
    SELECT concat_ws(' | ', (batch.task).location, (batch.task).schema,
                     array_to_json(batch.instances), batch.owners)
      FROM unnest(json_schema.item_batches(
               ROW(schema, '#', NULL, '{}', NULL, '', '', '', '')::json_schema.task,
               ARRAY['[1, 2]', '5', '[3]']::jsonb[], ARRAY[7, 8, 9])) AS batch
$$;

SELECT results_eq($$SELECT pg_temp.batches('{"items": {"const": 1}}')$$,
    $$VALUES ('#/items | {"const": 1} | [1,2,3] | {7,7,9}')$$,
    'item_batches() takes the items of all arrays together');
SELECT results_eq($$SELECT pg_temp.batches('{"items": [true, false]}')$$,
    $$VALUES ('#/items/0 | true | [1,3] | {7,9}'), ('#/items/1 | false | [2] | {7}')$$,
    'item_batches() takes the items of one index together');
SELECT results_eq($$SELECT pg_temp.batches('{"items": [true], "additionalItems": false}')$$,
    $$VALUES ('#/items/0 | true | [1,3] | {7,9}'), ('#/additionalItems | false | [2] | {7}')$$,
    'item_batches() takes the items beyond a list of schemas together');
SELECT results_eq($$SELECT pg_temp.batches('{"items": true, "additionalItems": false}')$$,
    $$VALUES ('#/items | true | [1,2,3] | {7,7,9}')$$,
    'item_batches() leaves additionalItems out beside one schema for all');

SELECT finish();

ROLLBACK;
