BEGIN;

SELECT plan(24);

SELECT has_function('json_schema', 'is_format', ARRAY['text', 'text'], 'is_format exists');

-- Each format of Draft-07 (and uuid): a text that only the right check accepts, and one it refuses.
SELECT is(ARRAY[json_schema.is_format(_format, _yes), json_schema.is_format(_format, _no)],
    ARRAY[true, false], format('%s accepts %s but not %s', _format, to_json(_yes), to_json(_no)))
FROM (VALUES
    ('date-time', '2021-02-03T04:05:06Z', '2021-02-03'),
    ('date', '2021-02-03', '2021-02-30'),
    ('time', '04:05:06Z', '04:05:06'),
    ('email', 'joe@example.com', '실례@example.com'),
    ('idn-email', '실례@실례.테스트', '실례'),
    ('hostname', 'www.example.com', '실례.테스트'),
    ('idn-hostname', '실례.테스트', '실_례'),
    ('ipv4', '127.0.0.1', '127.0.0.256'),
    ('ipv6', '::1', '127.0.0.1'),
    ('uri', 'http://example.com/', '/a'),
    ('uri-reference', '/a', '/é'),
    ('iri', 'http://é/', '/é'),
    ('iri-reference', '/é', '\'),
    ('uri-template', '/{a}', '/{a'),
    ('uuid', '2eb8aa08-aa98-11ea-b4aa-73b441d16380', '2eb8aa08'),
    ('regex', '^(a)$', '^(a$'),
    ('json-pointer', '/a~0', '/a~'),
    ('relative-json-pointer', '1/a', '/a')
) AS _case (_format, _yes, _no);

SELECT is(json_schema.is_format('color', 'x'), true, 'an unknown format refuses nothing');
SELECT is(json_schema.is_format('Date', 'x'), true, 'names of formats are case sensitive');
SELECT is(json_schema.is_format('date', NULL), NULL, 'nothing is known of null');
SELECT is(json_schema.is_format(NULL, 'x'), NULL, 'nor of a null format');

-- What the registry's checks may call anywhere, also in a parallel worker.
SELECT is(
    (SELECT string_agg(proname, ', ' ORDER BY proname)
     FROM pg_proc
     WHERE pronamespace = 'json_schema'::regnamespace AND proname ~ '^is_|^pattern'
         AND (provolatile <> 'i' OR proparallel <> 's' OR prosecdef OR proconfig IS NOT NULL)
         AND prorettype = 'boolean'::regtype AND proargtypes[0] = 'text'::regtype),
    NULL, 'every check of a format is immutable and parallel safe');

SELECT finish();

ROLLBACK;
