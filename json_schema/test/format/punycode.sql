BEGIN;

SELECT plan(20);

SELECT has_function('json_schema', 'punycode_bias', ARRAY['bigint', 'integer', 'boolean'],
    'punycode_bias exists');
SELECT has_function('json_schema', 'punycode_decode', ARRAY['text'], 'punycode_decode exists');
SELECT has_function('json_schema', 'punycode_encode', ARRAY['text'], 'punycode_encode exists');

-- Samples of RFC 3492, section 7.1: (A), (B), (D), (L), (R).
SELECT is(json_schema.punycode_encode(_decoded), _encoded, format('%s is encoded', _decoded))
FROM (VALUES
    ('ليهمابتكلموشعربي؟', 'egbpdaj6bu4bxfgehfvwxn'),
    ('他们为什么不说中文', 'ihqwcrb4cv8a8dqg056pqjye'),
    ('3年b組金八先生', '3b-ww4c5e180e575a65lsy2b'),
    ('ひとつ屋根の下2', '2-u9tlzr9756bt3uc0v'),
    ('bücher', 'bcher-kva'),
    ('-> $1.00 <-', '-> $1.00 <--')
) AS _case (_decoded, _encoded);
SELECT is(json_schema.punycode_decode(_encoded), _decoded, format('%s is decoded', _encoded))
FROM (VALUES
    ('ليهمابتكلموشعربي؟', 'egbpdaj6bu4bxfgehfvwxn'),
    ('他们为什么不说中文', 'ihqwcrb4cv8a8dqg056pqjye'),
    ('3年b組金八先生', '3b-ww4c5e180e575a65lsy2b'),
    ('ひとつ屋根の下2', '2-u9tlzr9756bt3uc0v'),
    ('bücher', 'bcher-kva')
) AS _case (_decoded, _encoded);
SELECT is(json_schema.punycode_decode(_encoded), NULL, format('%s is no Punycode', _encoded))
FROM unnest(ARRAY['x', '', '99999999', 'ü', 'bcher-kv_', 'X']) AS _encoded;

SELECT finish();

ROLLBACK;
