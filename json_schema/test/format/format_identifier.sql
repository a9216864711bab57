BEGIN;

SELECT plan(60);

SELECT has_function('json_schema', 'is_uuid', ARRAY['text'], 'is_uuid exists');
SELECT has_function('json_schema', 'is_json_pointer', ARRAY['text'], 'is_json_pointer exists');
SELECT has_function('json_schema', 'is_relative_json_pointer', ARRAY['text'],
    'is_relative_json_pointer exists');
SELECT has_function('json_schema', 'is_regex', ARRAY['text'], 'is_regex exists');

-- RFC 4122, section 3.
SELECT is(json_schema.is_uuid(_value), true, format('%s is valid', to_json(_value)))
FROM unnest(ARRAY[
    '2eb8aa08-aa98-11ea-b4aa-73b441d16380', '2EB8AA08-AA98-11EA-B4AA-73B441D16380',
    '00000000-0000-0000-0000-000000000000'
]) AS _value;

SELECT is(json_schema.is_uuid(_value), false, format('%s is not valid', to_json(_value)))
FROM unnest(ARRAY[
    '2eb8aa08-aa98-11ea-b4aa-73b441d1638', '2eb8aa08aa9811eab4aa73b441d16380',
    '2eb8aa08-aa98-11ea-b4ga-73b441d16380', '{2eb8aa08-aa98-11ea-b4aa-73b441d16380}', ''
]) AS _value;

SELECT is(json_schema.is_uuid(NULL), NULL, 'is_uuid knows nothing of null');

-- RFC 6901, sections 3 and 5.
SELECT is(json_schema.is_json_pointer(_value), true, format('%s is valid', to_json(_value)))
FROM unnest(ARRAY[
    '', '/', '/foo/0', '/a~1b', '/m~0n', '/ ', '//', '/é'
]) AS _value;

SELECT is(json_schema.is_json_pointer(_value), false, format('%s is not valid', to_json(_value)))
FROM unnest(ARRAY[
    'a', '#', '/~', '/~2', '/~0~', '0'
]) AS _value;

SELECT is(json_schema.is_json_pointer(NULL), NULL, 'is_json_pointer knows nothing of null');

-- draft-handrews-relative-json-pointer-01, sections 3 and 5.1.
SELECT is(json_schema.is_relative_json_pointer(_value), true,
    format('%s is valid', to_json(_value)))
FROM unnest(ARRAY[
    '0', '1/0', '0/objects', '2/highly/nested/objects', '0#', '10#', '3/'
]) AS _value;

SELECT is(json_schema.is_relative_json_pointer(_value), false,
    format('%s is not valid', to_json(_value)))
FROM unnest(ARRAY[
    '', '/a', '-1', '01', '0##', '0#/a', '#', 'a', '0a', '1/~'
]) AS _value;

SELECT is(json_schema.is_relative_json_pointer(NULL), NULL,
    'is_relative_json_pointer knows nothing of null');

-- ECMA 262, with the flag u; also what PostgreSQL could not honour.
SELECT is(json_schema.is_regex(_value), true, format('%s is valid', to_json(_value)))
FROM unnest(ARRAY[
    '', '^a+$', '(?<n>a)\k<n>', '(a)|\1', '\p{Emoji}', '[^]', 'a{300}'
]) AS _value;

SELECT is(json_schema.is_regex(_value), false, format('%s is not valid', to_json(_value)))
FROM unnest(ARRAY[
    '(', 'a**', '\a', '^\S(|(.|\n)*\S)\Z', '[b-a]', '\p{Nope}'
]) AS _value;

SELECT is(json_schema.is_regex(NULL), NULL, 'is_regex knows nothing of null');

SELECT finish();

ROLLBACK;
