BEGIN;

SELECT plan(43);

SELECT has_function('json_schema', 'is_ipv4', ARRAY['text'], 'is_ipv4 exists');
SELECT has_function('json_schema', 'is_ipv6', ARRAY['text'], 'is_ipv6 exists');

-- RFC 2673, section 3.2.
SELECT is(json_schema.is_ipv4(_value), true, format('%s is valid', to_json(_value)))
FROM unnest(ARRAY[
    '0.0.0.0', '255.255.255.255', '87.10.0.1'
]) AS _value;

SELECT is(json_schema.is_ipv4(_value), false, format('%s is not valid', to_json(_value)))
FROM unnest(ARRAY[
    '256.0.0.1', '1.2.3', '1.2.3.4.5', '087.10.0.1', '1.2.3.4.', '1..2.3', '0x7f.0.0.1',
    '1.2.3.4/24', '1২7.0.0.1', ' 1.2.3.4', ''
]) AS _value;

SELECT is(json_schema.is_ipv4(NULL), NULL, 'is_ipv4 knows nothing of null');

-- RFC 4291, section 2.2.
SELECT is(json_schema.is_ipv6(_value), true, format('%s is valid', to_json(_value)))
FROM unnest(ARRAY[
    'ABCD:EF01:2345:6789:ABCD:EF01:2345:6789', '2001:DB8:0:0:8:800:200C:417A', 'FF01::101',
    '::1', '::', '1::', '::13.1.68.3', '::FFFF:129.144.52.38', '1:2:3:4:5:6:7::',
    '1:2:3:4:5:6:13.1.68.3'
]) AS _value;

SELECT is(json_schema.is_ipv6(_value), false, format('%s is not valid', to_json(_value)))
FROM unnest(ARRAY[
    '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '1::2::3', ':1', '1:', ':::', '12345::', '::g',
    '::1%eth0', '::1/64', '::13.1.68.256', '1:2:3:4:5:6:7:13.1.68.3', '1:2:3:4:5:6:7:8::',
    '127.0.0.1', ''
]) AS _value;

SELECT is(json_schema.is_ipv6(NULL), NULL, 'is_ipv6 knows nothing of null');

SELECT finish();

ROLLBACK;
