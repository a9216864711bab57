BEGIN;

SELECT plan(60);

SELECT has_function('json_schema', 'to_u_label', ARRAY['text'], 'to_u_label exists');
SELECT has_function('json_schema', 'has_a_labels', ARRAY['text'], 'has_a_labels exists');
SELECT has_function('json_schema', 'is_hostname', ARRAY['text'], 'is_hostname exists');
SELECT has_function('json_schema', 'is_idn_hostname', ARRAY['text'], 'is_idn_hostname exists');

-- RFC 1123, section 2.1; the A-labels by RFC 5890, section 2.3.2.1.
SELECT is(json_schema.is_hostname(_value), true, format('%s is valid', to_json(_value)))
FROM unnest(ARRAY[
    'www.example.com', 'hostname', 'h0stn4me', '123.24-7-examples.com', 'a--b',
    'xn--4gbwdl.xn--wgbh1c', 'XN--BCHER-KVA.example', repeat('a', 63) || '.com',
    repeat('a.', 126) || 'a'
]) AS _value;

SELECT is(json_schema.is_hostname(_value), false, format('%s is not valid', to_json(_value)))
FROM unnest(ARRAY[
    '', '.', 'a.', '.a', '-a', 'a-', 'a_b', 'a..b', 'bücher', repeat('a', 64) || '.com',
    repeat('a.', 126) || 'aa', 'xn--x', 'xn--', 'xn--aa---o47jg78q', 'a.xn--a.b', 'a b'
]) AS _value;

SELECT is(json_schema.is_hostname(NULL), NULL, 'is_hostname knows nothing of null');

-- RFC 5891, section 4.2, and RFC 5893, section 2: no label begins with a digit where one is Hebrew.
SELECT is(json_schema.is_idn_hostname(_value), true, format('%s is valid', to_json(_value)))
FROM unnest(ARRAY[
    '실례.테스트', 'bücher.example', 'xn--bcher-kva.example', 'a.b', 'a。b', 'a．b', 'a｡b',
    'אבג.example', 'hostname', 'a1.b2'
]) AS _value;

SELECT is(json_schema.is_idn_hostname(_value), false, format('%s is not valid', to_json(_value)))
FROM unnest(ARRAY[
    '', '.', '。', '-> $1.00 <--', 'a..b', 'Bücher', 'xn--X', 'XN--aa---o47jg78q', 'ab--cd',
    'hello-', '〮실례', 'אa.example', '1.אבג', repeat('실', 62), repeat('실례.', 40) || 'a'
]) AS _value;

SELECT is(json_schema.is_idn_hostname(NULL), NULL, 'is_idn_hostname knows nothing of null');

SELECT is(json_schema.to_u_label('xn--bcher-kva'), 'bücher', 'an A-label is decoded');
SELECT is(json_schema.to_u_label('xn--Bcher-KVA'), 'bücher', 'in either case');
SELECT is(json_schema.to_u_label('xn--abc-'), NULL, 'but it has to need its encoding');
SELECT is(json_schema.has_a_labels('xn--x.b'), false, 'a wrong A-label is found');

SELECT finish();

ROLLBACK;
