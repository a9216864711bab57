BEGIN;

SELECT plan(31);

SELECT has_function('json_schema', 'is_uri_template', ARRAY['text'], 'is_uri_template exists');

SELECT is(json_schema.is_uri_template(_value), true, format('%s is valid', to_json(_value)))
FROM unnest(ARRAY[
    '', 'dictionary', 'http://example.com/~{username}/',
    'http://example.com/dictionary/{term:1}/{term}', '{?q,lang}', '{&x*}', '{+path:6}/here',
    '{#x,hello}', '{.x.y}', '{;v_1}', '{=reserved}', '%41{%41}', 'é'
]) AS _value;

SELECT is(json_schema.is_uri_template(_value), false, format('%s is not valid', to_json(_value)))
FROM unnest(ARRAY[
    '{', '}', '{term', '{}', '{term:0}', '{term:10000}', '{a,}', '{a b}', '{.}', '{a..b}', 'a b',
    '"', '%4', '<', '{a*:1}'
]) AS _value;

SELECT is(json_schema.is_uri_template(NULL), NULL, 'is_uri_template knows nothing of null');

SELECT ok(json_schema.is_uri_template('it''s/{id}'), 'an apostrophe may stand in a uri-template');

SELECT finish();

ROLLBACK;
