BEGIN;

SELECT plan(4);

CREATE FUNCTION pg_temp.batches(schema jsonb) RETURNS SETOF text
LANGUAGE sql AS $$
    SELECT concat_ws(' | ', (batch.task).location, (batch.task).schema,
                     array_to_json(batch.instances))
      FROM unnest(json_schema.member_batches(
               ROW(schema, '#', NULL, '{}', NULL, '', '', '', '')::json_schema.task,
               ARRAY['{"a": 1, "b": 2}', '5', '{"a": 3, "c~": 4}']::jsonb[],
               '{"^[ac]": "^[ac]"}')) AS batch
     ORDER BY (batch.task).location COLLATE "C"
$$;

SELECT results_eq($$SELECT pg_temp.batches('{"properties": {"a": {"const": 1}, "z": {}}}')$$,
    $$VALUES ('#/properties/a | {"const": 1} | [1,3]')$$,
    'member_batches() takes the values of one property together');
SELECT results_eq(
    $$SELECT pg_temp.batches('{"properties": {"a": true}, "additionalProperties": false}')$$,
    $$VALUES ('#/additionalProperties | false | [2,4]'),
             ('#/properties/a | true | [1,3]')$$,
    'member_batches() takes the additional properties together');
SELECT results_eq(
    $$SELECT pg_temp.batches('{"patternProperties": {"^[ac]": true}}')$$,
    $$VALUES ('#/patternProperties/^[ac] | true | [1,3,4]')$$,
    'member_batches() takes the properties that match a pattern together');
SELECT results_eq(
    $$SELECT pg_temp.batches('{"patternProperties": {"^[ac]": true}, "additionalProperties": {}}')$$,
    $$VALUES ('#/additionalProperties | {} | [2]'),
             ('#/patternProperties/^[ac] | true | [1,3,4]')$$,
    'member_batches() knows what no pattern matches');

SELECT finish();

ROLLBACK;
