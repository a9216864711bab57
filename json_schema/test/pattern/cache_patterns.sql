BEGIN;

SELECT plan(5);

SELECT is(json_schema.cache_patterns('{}', '{"pattern": "^a$"}', ''),
    '{"patterns": {"^a$": "^a$"}}', 'cache_patterns() translates a pattern');
SELECT is(json_schema.cache_patterns('{"patterns": {"x": "y"}, "answers": {}}',
                                     '{"patternProperties": {"x": {}, "a": {}}}', ''),
    '{"patterns": {"x": "y", "a": "a"}, "answers": {}}',
    'cache_patterns() adds what is not there');
SELECT throws_ok($$SELECT json_schema.cache_patterns('{}', '{"pattern": "("}', '')$$, 'MR103', NULL,
    'cache_patterns() refuses a pattern that is none');
SELECT ok(json_schema.has_patterns('{"patterns": {"a": "a"}}', '{"patternProperties": {"a": {}}}'),
    'has_patterns() is true where nothing is left to translate');
SELECT ok(NOT json_schema.has_patterns('{"patterns": {"a": "a"}}', '{"patternProperties": {"b": {}}}'),
    'has_patterns() is false where something is');

SELECT finish();

ROLLBACK;
