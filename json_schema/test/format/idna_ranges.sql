BEGIN;

SELECT plan(5);

SELECT has_function('json_schema', 'idna_ranges', ARRAY['text'], 'there are ranges for RFC 5892');
SELECT is(json_schema.idna_ranges('Exceptions') * '{[0,4096)}',
    '{[45,46),[1789,1791),[3851,3852)}',
    'the hyphen and the exceptions of RFC 5892, section 2.6, come on top of the categories');
SELECT ok(json_schema.idna_ranges('Disallowed') @> ascii('ـ'), 'U+0640 is disallowed');
SELECT ok(json_schema.idna_ranges('Virama') @> 2381, 'U+094D is a virama');
SELECT is(json_schema.idna_ranges('Bidi_Class=A') * '{[1632,1642)}', '{[1632,1642)}',
    'Arabic-Indic digits are Arabic numbers');

SELECT finish();

ROLLBACK;
