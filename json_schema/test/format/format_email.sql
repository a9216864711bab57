BEGIN;

SELECT plan(77);

SELECT has_function('json_schema', 'local_part_regex', ARRAY['text'], 'local_part_regex exists');
SELECT has_function('json_schema', 'has_mailbox_lengths', ARRAY['text'],
    'has_mailbox_lengths exists');
SELECT has_function('json_schema', 'is_email', ARRAY['text'], 'is_email exists');
SELECT has_function('json_schema', 'is_idn_email', ARRAY['text'], 'is_idn_email exists');

-- RFC 5321, section 4.1.2, and the limit of section 4.5.3.1.1.
SELECT is(json_schema.is_email(_value), true, format('%s is valid', to_json(_value)))
FROM unnest(ARRAY[
    'joe.bloggs@example.com', 'te~st@example.com', 'a+b@x-y.example', '"joe bloggs"@example.com',
    '"a@b"@example.com', '"a\"b"@example.com', 'joe@[127.0.0.1]', 'joe@[IPv6:::1]',
    'a@localhost', repeat('a', 64) || '@example.com'
]) AS _value;

SELECT is(json_schema.is_email(_value), false, format('%s is not valid', to_json(_value)))
FROM unnest(ARRAY[
    '', '2962', '@', 'a@', '@a', '.a@example.com', 'a.@example.com', 'a..b@example.com',
    'a b@example.com', 'a@b@c', 'a@-b.c', 'a@b_c', 'a@[127.0.0.300]', 'a@[::1]', 'a@[IPv6:1]',
    'a@b.', '"a@example.com', '"a"b@example.com', repeat('a', 65) || '@example.com',
    '실례@example.com', 'a@실례.테스트'
]) AS _value;

SELECT is(json_schema.is_email(NULL), NULL, 'is_email knows nothing of null');

-- RFC 6531, section 3.3.
SELECT is(json_schema.is_idn_email(_value), true, format('%s is valid', to_json(_value)))
FROM unnest(ARRAY[
    'joe.bloggs@example.com', 'te~st@example.com', 'a+b@x-y.example', '"joe bloggs"@example.com',
    '"a@b"@example.com', '"a\"b"@example.com', 'joe@[127.0.0.1]', 'joe@[IPv6:::1]',
    'a@localhost', '실례@실례.테스트', 'joe@bücher.example', '"실 례"@example.com'
]) AS _value;

SELECT is(json_schema.is_idn_email(_value), false, format('%s is not valid', to_json(_value)))
FROM unnest(ARRAY[
    '', '2962', '@', 'a@', '@a', '.a@example.com', 'a.@example.com', 'a..b@example.com',
    'a b@example.com', 'a@b@c', 'a@-b.c', 'a@b_c', 'a@[127.0.0.300]', 'a@[::1]', 'a@[IPv6:1]',
    'a@b.', '"a@example.com', '"a"b@example.com', repeat('a', 65) || '@example.com', '실례',
    '실..례@실례.테스트', 'a@-실례', '실례@[실]'
]) AS _value;

SELECT is(json_schema.is_idn_email(NULL), NULL, 'is_idn_email knows nothing of null');

SELECT ok('é@' ~ json_schema.local_part_regex('é') AND 'é@' !~ json_schema.local_part_regex(''),
    'a local part can be given more characters');

SELECT is(json_schema.has_mailbox_lengths(_value), _fits,
    format('%s...: %s', left(_value, 9), _fits))
FROM (VALUES
    (repeat('a', 64) || '@' || repeat('b', 63) || '.c', true),
    ('a@' || repeat('b', 64) || '.c', false),
    ('a@b' || repeat('.c', 127), false)
) AS _case (_value, _fits);

SELECT ok(json_schema.is_idn_email(E'a@cafe\u0301.example'),
    'the domain of an idn-email need not be normalised');

SELECT finish();

ROLLBACK;
