BEGIN;

SELECT plan(62);

SELECT has_function('json_schema', 'is_date', ARRAY['text'], 'is_date exists');
SELECT has_function('json_schema', 'is_time', ARRAY['text'], 'is_time exists');
SELECT has_function('json_schema', 'is_date_time', ARRAY['text'], 'is_date_time exists');

-- RFC 3339, full-date.
SELECT is(json_schema.is_date(_value), true, format('%s is valid', to_json(_value)))
FROM unnest(ARRAY[
    '1963-06-19', '2020-02-29', '2000-02-29', '0000-02-29', '9999-12-31', '2021-04-30'
]) AS _value;

SELECT is(json_schema.is_date(_value), false, format('%s is not valid', to_json(_value)))
FROM unnest(ARRAY[
    '1900-02-29', '2021-02-29', '2021-02-30', '2021-04-31', '2021-13-01', '2021-00-01',
    '2021-01-00', '1-01-01', '2021-1-01', '20210101', '2013-350', '1963-06-1৪', ' 2021-01-01',
    '2021-01-01
', ''
]) AS _value;

SELECT is(json_schema.is_date(NULL), NULL, 'is_date knows nothing of null');

-- RFC 3339, full-time; a leap second is the last one of a day of UTC.
SELECT is(json_schema.is_time(_value), true, format('%s is valid', to_json(_value)))
FROM unnest(ARRAY[
    '08:30:06Z', '08:30:06z', '23:59:60Z', '00:00:00.5+00:00', '01:29:60+01:30',
    '15:59:60.99-08:00', '00:29:60-23:30', '23:59:59-00:00'
]) AS _value;

SELECT is(json_schema.is_time(_value), false, format('%s is not valid', to_json(_value)))
FROM unnest(ARRAY[
    '24:00:00Z', '00:60:00Z', '00:00:61Z', '22:59:60Z', '23:59:60+00:30', '08:30:06',
    '08:30:06.Z', '08:30:06+24:00', '08:30:06+00:60', '8:30:06Z', '1২:00:00Z', 'xx:xx:60Z', ''
]) AS _value;

SELECT is(json_schema.is_time(NULL), NULL, 'is_time knows nothing of null');

-- RFC 3339, section 5.8, and what it forbids.
SELECT is(json_schema.is_date_time(_value), true, format('%s is valid', to_json(_value)))
FROM unnest(ARRAY[
    '1985-04-12T23:20:50.52Z', '1996-12-19T16:39:57-08:00', '1990-12-31T23:59:60Z',
    '1990-12-31T15:59:60-08:00', '1937-01-01T12:00:27.87+00:20', '1963-06-19t08:30:06z'
]) AS _value;

SELECT is(json_schema.is_date_time(_value), false, format('%s is not valid', to_json(_value)))
FROM unnest(ARRAY[
    '1990-12-31T23:58:60Z', '1990-02-31T15:59:59Z', '1963-06-19 08:30:06Z',
    '1963-06-19T08:30:06', '1963-06-19', '06/19/1963 08:30:06 PST', '1963-06-19T08:30:06+01:00Z',
    ''
]) AS _value;

SELECT is(json_schema.is_date_time(NULL), NULL, 'is_date_time knows nothing of null');

SELECT finish();

ROLLBACK;
