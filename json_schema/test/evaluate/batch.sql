BEGIN;

SELECT plan(4);

CREATE FUNCTION pg_temp.batch(instance jsonb, owner integer, VARIADIC trail text[])
RETURNS json_schema.batch
LANGUAGE sql AS $$
    SELECT ROW(ROW('true', '#', NULL, trail, NULL, '', '', '', '')::json_schema.task, 1,
               ARRAY[instance], ARRAY[owner], false)::json_schema.batch
$$;

SELECT results_eq(
    $$SELECT instances, owners, merged
        FROM json_schema.merged_batch(pg_temp.batch('1', 7, '#/a'), pg_temp.batch('2', 8, '#/a'))$$,
    $$VALUES (ARRAY['1', '2']::jsonb[], ARRAY[7, 8], true)$$,
    'merged_batch() keeps the owner of each value');
SELECT is(
    (json_schema.merged_batch(
        pg_temp.batch('1', 7, '#/a', '#/b'), pg_temp.batch('2', 8, '#/c', '#/b'))).task.trail,
    ARRAY['#/b'], 'merged_batch() keeps of the trails what both went through');

SELECT results_eq(
    $$SELECT remaining.instances, remaining.owners
        FROM (VALUES (false), (true)) AS _ (merged),
             json_schema.remaining_batch(
                 ROW(NULL, 1, ARRAY['1', '1', '2']::jsonb[], ARRAY[3, 3, 2], merged),
                 ARRAY[false, true, false]) AS remaining$$,
    $$VALUES (ARRAY['1', '1']::jsonb[], ARRAY[3, 3]), (ARRAY['1']::jsonb[], ARRAY[3])$$,
    'remaining_batch() drops what failed and what came twice');
SELECT is((json_schema.remaining_batch(pg_temp.batch('1', 1, '#'), ARRAY[true])).instances, NULL,
    'remaining_batch() may leave nothing');

SELECT finish();

ROLLBACK;
