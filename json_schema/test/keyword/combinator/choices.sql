BEGIN;

SELECT plan(12);

CREATE FUNCTION pg_temp.choices(schema jsonb, merged boolean) RETURNS SETOF text
LANGUAGE sql AS $$
    SELECT concat_ws(' | ', keyword, owners, subjects,
                     (SELECT string_agg((branch).location, ' ') FROM unnest(branches) AS branch),
                     array_to_json(instances), askers)
      FROM unnest(json_schema.choices(
               ROW(schema, '#', NULL, '{}', NULL, '', '', '', '')::json_schema.task,
               ARRAY['[1, 2]', '5', '[3]']::jsonb[], ARRAY[7, 8, 9], merged))
$$;

SELECT results_eq($$SELECT pg_temp.choices('{"oneOf": [{}, {}]}', false)$$,
    $$VALUES ('oneOf | {7,8,9} | {1,2,3} | #/oneOf/0 #/oneOf/1 | [[1, 2],5,[3]] | {1,2,3}')$$,
    'choices() asks each branch about each value');
SELECT results_eq($$SELECT pg_temp.choices('{"if": {}, "then": {}, "not": {}}', false)$$,
    $$VALUES ('not | {7,8,9} | {1,2,3} | #/not | [[1, 2],5,[3]] | {1,2,3}'),
             ('if | {7,8,9} | {1,2,3} | #/if #/then #/else | [[1, 2],5,[3]] | {1,2,3}')$$,
    'choices() returns each of several choices');
SELECT is_empty($$SELECT pg_temp.choices('{"if": {}}', false)$$,
    'choices() asks nothing for an if without then and else');
SELECT results_eq($$SELECT pg_temp.choices('{"contains": {}}', false)$$,
    $$VALUES ('contains | {7,9} | {1,3} | #/contains | [1,2,3] | {1,1,3}')$$,
    'choices() asks about the items for contains');
SELECT results_eq(
    $$SELECT choice.instances, cardinality(choice.owners), cardinality(choice.subjects)
        FROM unnest(json_schema.choices(
                 ROW('{"not": {}}', '#', NULL, '{}', NULL, '', '', '', '')::json_schema.task,
                 ARRAY['1', '1.0']::jsonb[], ARRAY[7, 8], true)) AS choice$$,
    $$VALUES (ARRAY['1']::jsonb[], 2, 2)$$, 'choices() asks once about equal values that were merged');

-- Two values, the questions 1 to 6 about them for three branches.
SELECT is(
    json_schema.choice_failures(
        ROW(keyword, ARRAY[7, 8], ARRAY[1, 2],
            array_fill(NULL::json_schema.task, ARRAY[cardinality(failed) / 2]), NULL, ARRAY[1, 2],
            1)::json_schema.choice, failed),
    failures, format('choice_failures() decides %s', keyword))
  FROM (VALUES
    ('anyOf', ARRAY[true, true, true, false, true, true], ARRAY[7]),
    ('oneOf', ARRAY[true, false, true, false, true, true], ARRAY[7, 8]),
    ('oneOf', ARRAY[true, false, true, true, false, true], '{}'),
    ('not', ARRAY[true, false], ARRAY[8]),
    ('if', ARRAY[false, true, true, false, false, true], ARRAY[7, 8]),
    ('if', ARRAY[false, true, false, true, true, false], '{}'),
    ('contains', ARRAY[false, true], ARRAY[8])
  ) AS _ (keyword, failed, failures);

SELECT finish();

ROLLBACK;
