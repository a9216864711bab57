BEGIN;

SELECT plan(11);

SELECT has_function('json_schema', 'unicode_category', ARRAY['text'], 'categories have names');
SELECT has_function('json_schema', 'unicode_property', ARRAY['text'], 'properties have names');

SELECT is(json_schema.unicode_property('Letter'), json_schema.unicode_property('L'),
    'a long name means what the short one means');
SELECT is(json_schema.unicode_property('gc=Nd'), json_schema.unicode_property('digit'),
    'a value may be written with the name of its property');
SELECT is(json_schema.unicode_property('LC'),
    json_schema.unicode_property('Lu') + json_schema.unicode_property('Ll')
        + json_schema.unicode_property('Lt'),
    'the cased letters are upper, lower and title case');
SELECT is(json_schema.unicode_property('Any'),
    json_schema.unicode_property('Assigned') + json_schema.unicode_property('Cn'),
    'every code point is assigned or not');
SELECT is(json_schema.unicode_property('C') * json_schema.unicode_property('Assigned'),
    json_schema.unicode_property('Cc') + json_schema.unicode_property('Cf')
        + json_schema.unicode_property('Cs') + json_schema.unicode_property('Co'),
    'other characters are controls, formats, surrogates and private use');
SELECT is(json_schema.unicode_property('White_Space'),
    '{[9,14),[32,33),[133,134),[160,161),[5760,5761),[8192,8203),[8232,8234),[8239,8240),'
    '[8287,8288),[12288,12289)}', 'white space is that of the Unicode standard');
SELECT ok(json_schema.unicode_property('ID_Start') @> ascii('é')
    AND NOT json_schema.unicode_property('ID_Start') @> ascii('7')
    AND json_schema.unicode_property('ID_Continue') @> ascii('7'),
    'an identifier can go on with a digit, but not start with one');
SELECT ok(json_schema.unicode_property('Alphabetic') @> ascii('ͅ')
    AND json_schema.unicode_property('Lowercase') @> ascii('ª')
    AND json_schema.unicode_property('Uppercase') @> ascii('Ⅷ'),
    'derived properties reach beyond their categories');
SELECT is(json_schema.unicode_property('letter'), NULL, 'names are case sensitive');

SELECT finish();

ROLLBACK;
