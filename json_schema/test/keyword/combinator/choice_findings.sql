BEGIN;

SELECT plan(18);

SELECT is(
    ARRAY(SELECT concat_ws(' | ', instance_location, keyword_location, error)
            FROM json_schema.errors(schema::jsonb, instance::jsonb)),
    expected::text[], format('%s against %s', instance, schema))
  FROM (VALUES
    ('{"allOf": [{"type": "null"}, {"const": 2}]}', '1',
     '{" | /allOf/0/type | 1 is not of type null"," | /allOf/1/const | 1 is not 2"}'),
    ('{"anyOf": [{"type": "null"}, {"const": 1}]}', '1', '{}'),
    ('{"anyOf": [{"type": "null"}, {"minimum": 2}]}', '1',
     ARRAY[' | /anyOf | none of 2 branches of anyOf matches; the closest is branch 1: '
           '1 is less than 2']::text),
    ('{"oneOf": [{"minimum": 1}, {"maximum": 0}]}', '1', '{}'),
    ('{"oneOf": [{"minimum": 1, "title": "big"}, {"maximum": 1}]}', '1',
     '{" | /oneOf | 2 branches of oneOf match, only one may: \"big\", branch 1 {\"maximum\": 1}"}'),
    ('{"not": {"type": "null"}}', '1', '{}'),
    ('{"not": {"type": "null"}}', 'null',
     '{" | /not | null must not be valid against {\"type\": \"null\"}"}'),
    ('{"not": {"type": "null", "title": "nothing"}}', 'null',
     '{" | /not | null must not be \"nothing\""}'),
    ('{"if": {"minimum": 5}, "then": {"maximum": 9}, "else": {"const": 1}}', '10',
     '{" | /then/maximum | 10 is greater than 9; then applies, since the value is valid against {\"minimum\": 5}"}'),
    ('{"if": {"minimum": 5}, "then": {"maximum": 9}, "else": {"const": 1}}', '2',
     '{" | /else/const | 2 is not 1; else applies, since the value is not valid against {\"minimum\": 5}"}'),
    ('{"if": true, "then": false}', '2', '{" | /then | 2 is not allowed; then applies, since the value is valid against true"}'),
    ('{"then": false, "else": false}', '2', '{}'),
    ('{"anyOf": [{"title": "text", "type": "string"}, {"properties": {"a": {"type": "null"}}}]}',
     '{"a": 1}',
     ARRAY[' | /anyOf | none of 2 branches of anyOf matches; the closest is branch 1: '
           '1 is not of type null at /a']::text),
    ('{"oneOf": [{"properties": {"k": {"const": "x"}}},
                 {"properties": {"k": {"const": "y"}, "v": {"type": "null"}},
                  "required": ["w", "z"]}]}',
     '{"k": "y", "v": 1}',
     ARRAY[' | /oneOf | none of 2 branches of oneOf matches; the closest is branch 1: '
           'the property "w" is missing; the property "z" is missing; '
           '1 is not of type null at /v']::text),
    ('{"definitions": {"d": {"title": "D", "type": "null"}},
       "anyOf": [{"$ref": "#/definitions/d"}]}',
     '1',
     ARRAY[' | /anyOf | none of 1 branches of anyOf matches; the closest is "D": '
           '1 is not of type null']::text),
    ('{"anyOf": [{"anyOf": [{"const": 2}, {"const": 3}]}]}', '1',
     '{" | /anyOf | none of 1 branches of anyOf matches; the closest is branch 0: 1 is not 2"}'),
    ('{"anyOf": [true, {"type": "nonsense"}]}', '1', '{}')
  ) AS _ (schema, instance, expected);

SELECT results_eq(
    $$SELECT cause ->> 'title', inner_error ->> 'error', jsonb_array_length(inner_error -> 'causes')
        FROM json_schema.errors(
                 '{"definitions": {"n": {"oneOf": [
                     {"title": "a", "properties": {"k": {"const": "a"}, "in": {"$ref": "#/definitions/n"}}},
                     {"title": "b", "properties": {"k": {"const": "b"}, "in": {"$ref": "#/definitions/n"}},
                      "required": ["k"]}]}}, "$ref": "#/definitions/n"}',
                 '{"k": "b", "in": {"k": "c"}}') AS error,
             jsonb_array_elements(error.causes) WITH ORDINALITY AS _ (cause, n),
             jsonb_array_elements(cause -> 'errors') AS inner_error
       WHERE inner_error ->> 'keyword' = 'oneOf'
       ORDER BY n$$,
    $$VALUES ('b', 'none of 2 branches of oneOf matches; the closest is "a": "c" is not "a" at /k', 2),
             ('a', 'none of 2 branches of oneOf matches', NULL)$$,
    'inside the closest branch a choice says why, in the others only that it failed');

SELECT finish();

ROLLBACK;
