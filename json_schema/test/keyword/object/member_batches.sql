BEGIN;

SELECT plan(5);

CREATE FUNCTION pg_temp.batches(schema jsonb) RETURNS SETOF text
LANGUAGE sql AS $$
    SELECT concat_ws(' | ', (batch.task).location, (batch.task).schema,
                     array_to_json(batch.instances), batch.owners)
      FROM unnest(json_schema.member_batches(
               ROW(schema, '#', NULL, '{}', NULL, '', '', '', '')::json_schema.task,
               ARRAY['{"a": 1, "b": 2}', '5', '{"a": 3, "c~": 4}']::jsonb[],
               ARRAY[7, 8, 9], '{"^[ac]": "^[ac]"}')) AS batch
     ORDER BY (batch.task).location COLLATE "C"
$$;

SELECT results_eq($$SELECT pg_temp.batches('{"properties": {"a": {"const": 1}, "z": {}}}')$$,
    $$VALUES ('#/properties/a | {"const": 1} | [1,3] | {7,9}')$$,
    'member_batches() takes the values of one property together');
SELECT results_eq(
    $$SELECT pg_temp.batches('{"properties": {"a": true}, "additionalProperties": false}')$$,
    $$VALUES ('#/additionalProperties | false | [2,4] | {7,9}'),
             ('#/properties/a | true | [1,3] | {7,9}')$$,
    'member_batches() takes the additional properties together');
SELECT results_eq(
    $$SELECT pg_temp.batches('{"patternProperties": {"^[ac]": true}}')$$,
    $$VALUES ('#/patternProperties/^[ac] | true | [1,3,4] | {7,9,9}')$$,
    'member_batches() takes the properties that match a pattern together');
SELECT results_eq(
    $$SELECT pg_temp.batches('{"patternProperties": {"^[ac]": true}, "additionalProperties": {}}')$$,
    $$VALUES ('#/additionalProperties | {} | [2] | {7}'),
             ('#/patternProperties/^[ac] | true | [1,3,4] | {7,9,9}')$$,
    'member_batches() knows what no pattern matches');

SELECT results_eq(
    $$SELECT pg_temp.batches('{"propertyNames": {"maxLength": 1}}')$$,
    $$VALUES ('#/propertyNames | {"maxLength": 1} | ["a","b","a","c~"] | {7,7,9,9}')$$,
    'member_batches() takes the names of all objects together');

SELECT finish();

ROLLBACK;
