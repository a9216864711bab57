BEGIN;

SELECT plan(52);

SELECT is(json_schema.percent_decode('a%25b'), 'a%b', 'a percent sign');
SELECT is(json_schema.percent_decode('%C3%A9%E2%82%ac'), 'é€', 'several bytes of one character');
SELECT is(json_schema.percent_decode('100%'), '100%', 'a percent sign that escapes nothing stays');
SELECT is(json_schema.percent_decode('%ff'), NULL, 'bytes that are no UTF-8 are no text');
SELECT is(json_schema.percent_decode('%00'), NULL, 'neither is U+0000');
SELECT is(json_schema.percent_decode('%ed%a0%80'), NULL, 'neither is half a surrogate pair');

-- The examples of RFC 3986, section 5.4, all of them.
SELECT is(json_schema.resolve_uri('http://a/b/c/d;p?q', reference), expected,
          format('RFC 3986: %L', reference))
  FROM (VALUES
        ('g:h', 'g:h'),
        ('g', 'http://a/b/c/g'),
        ('./g', 'http://a/b/c/g'),
        ('g/', 'http://a/b/c/g/'),
        ('/g', 'http://a/g'),
        ('//g', 'http://g'),
        ('?y', 'http://a/b/c/d;p?y'),
        ('g?y', 'http://a/b/c/g?y'),
        ('#s', 'http://a/b/c/d;p?q#s'),
        ('g#s', 'http://a/b/c/g#s'),
        ('g?y#s', 'http://a/b/c/g?y#s'),
        (';x', 'http://a/b/c/;x'),
        ('g;x', 'http://a/b/c/g;x'),
        ('g;x?y#s', 'http://a/b/c/g;x?y#s'),
        ('', 'http://a/b/c/d;p?q'),
        ('.', 'http://a/b/c/'),
        ('./', 'http://a/b/c/'),
        ('..', 'http://a/b/'),
        ('../', 'http://a/b/'),
        ('../g', 'http://a/b/g'),
        ('../..', 'http://a/'),
        ('../../', 'http://a/'),
        ('../../g', 'http://a/g'),
        ('../../../g', 'http://a/g'),
        ('../../../../g', 'http://a/g'),
        ('/./g', 'http://a/g'),
        ('/../g', 'http://a/g'),
        ('g.', 'http://a/b/c/g.'),
        ('.g', 'http://a/b/c/.g'),
        ('g..', 'http://a/b/c/g..'),
        ('..g', 'http://a/b/c/..g'),
        ('./../g', 'http://a/b/g'),
        ('./g/.', 'http://a/b/c/g/'),
        ('g/./h', 'http://a/b/c/g/h'),
        ('g/../h', 'http://a/b/c/h'),
        ('g;x=1/./y', 'http://a/b/c/g;x=1/y'),
        ('g;x=1/../y', 'http://a/b/c/y'),
        ('g?y/./x', 'http://a/b/c/g?y/./x'),
        ('g?y/../x', 'http://a/b/c/g?y/../x'),
        ('g#s/./x', 'http://a/b/c/g#s/./x'),
        ('g#s/../x', 'http://a/b/c/g#s/../x'),
        ('http:g', 'http:g')
       ) AS _ (reference, expected);

SELECT is(json_schema.resolve_uri('', 'x.json'), 'x.json', 'no base: the reference itself');
SELECT is(json_schema.resolve_uri('http://a', 'x.json'), 'http://a/x.json', 'a base without path');
SELECT is(json_schema.resolve_uri('urn:uuid:1-2', '#/a'), 'urn:uuid:1-2#/a', 'a URN as the base');
SELECT is(json_schema.resolve_uri('file:///c:/d/f.json', 'g'), 'file:///c:/d/g', 'an empty authority');

SELECT finish();

ROLLBACK;
