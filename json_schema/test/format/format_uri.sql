BEGIN;

SELECT plan(105);

SELECT has_function('json_schema', 'is_uri', ARRAY['text'], 'is_uri exists');
SELECT has_function('json_schema', 'is_uri_reference', ARRAY['text'], 'is_uri_reference exists');
SELECT has_function('json_schema', 'is_iri', ARRAY['text'], 'is_iri exists');
SELECT has_function('json_schema', 'is_iri_reference', ARRAY['text'], 'is_iri_reference exists');

-- RFC 3986, section 1.1.2 and appendix A.
SELECT is(json_schema.is_uri(_value), true, format('%s is valid', to_json(_value)))
FROM unnest(ARRAY[
    'ftp://ftp.is.co.za/rfc/rfc1808.txt', 'http://www.ietf.org/rfc/rfc2396.txt',
    'ldap://[2001:db8::7]/c=GB?objectClass?one', 'mailto:John.Doe@example.com',
    'news:comp.infosystems.www.servers.unix', 'tel:+1-816-555-1212', 'telnet://192.0.2.16:80/',
    'urn:oasis:names:specification:docbook:dtd:xml:4.1.2', 'a:', 'a:/', 'a:b//c', 'a://',
    'http://u:p@h:1/?q?#f/?', 'http://[v1.a:b]/', 'http://h/%7E'
]) AS _value;

SELECT is(json_schema.is_uri(_value), false, format('%s is not valid', to_json(_value)))
FROM unnest(ARRAY[
    'http:// shouldfail.com', '\\WINDOWS\fileshare', '1http://a', 'http://[::1', 'http://[:::]/',
    'http://[::1g]/', 'http://[1.2.3.4]/', 'http://h:port/', 'http://a/%zz', 'http://a/%4',
    'a:<b>', 'a:b#c#d', 'http://h/[', 'a:"b"', 'http://u@v@h/', '', 'abc', '//foo.bar/?baz',
    '/abc', 'bar,baz:foo', ':a', 'http://é/'
]) AS _value;

SELECT is(json_schema.is_uri(NULL), NULL, 'is_uri knows nothing of null');

-- RFC 3986, section 5.4.
SELECT is(json_schema.is_uri_reference(_value), true, format('%s is valid', to_json(_value)))
FROM unnest(ARRAY[
    'ftp://ftp.is.co.za/rfc/rfc1808.txt', 'http://www.ietf.org/rfc/rfc2396.txt',
    'ldap://[2001:db8::7]/c=GB?objectClass?one', '', 'g:h', 'g', './g', 'g/', '/g', '//g', '?y',
    'g?y', '#s', 'g;x=1?y#s', '../..', 'a//b', './a:b', '/a:b', '@', '//g:80', '//[::1]'
]) AS _value;

SELECT is(json_schema.is_uri_reference(_value), false, format('%s is not valid', to_json(_value)))
FROM unnest(ARRAY[
    'http:// shouldfail.com', '\\WINDOWS\fileshare', '1http://a', 'http://[::1', 'http://[:::]/',
    'http://[::1g]/', 'http://[1.2.3.4]/', 'http://h:port/', '#a\b', '1:b', 'é', ':a', '//[::1'
]) AS _value;

SELECT is(json_schema.is_uri_reference(NULL), NULL, 'is_uri_reference knows nothing of null');

-- RFC 3987, section 2.2.
SELECT is(json_schema.is_iri(_value), true, format('%s is valid', to_json(_value)))
FROM unnest(ARRAY[
    'ftp://ftp.is.co.za/rfc/rfc1808.txt', 'http://www.ietf.org/rfc/rfc2396.txt',
    'ldap://[2001:db8::7]/c=GB?objectClass?one', 'http://ƒøø.ßår/?∂éœ=πîx#πîüx',
    'http://résumé.example.org', 'http://例え.テスト/😀?'
]) AS _value;

SELECT is(json_schema.is_iri(_value), false, format('%s is not valid', to_json(_value)))
FROM unnest(ARRAY[
    'http:// shouldfail.com', '\\WINDOWS\fileshare', '1http://a', 'http://[::1', 'http://[:::]/',
    'http://[::1g]/', '/abc', 'âππ', 'http://a#', 'http://a/ '
]) AS _value;

SELECT is(json_schema.is_iri(NULL), NULL, 'is_iri knows nothing of null');

-- RFC 3987, section 2.2; only a query may hold private characters.
SELECT is(json_schema.is_iri_reference(_value), true, format('%s is valid', to_json(_value)))
FROM unnest(ARRAY[
    '', 'âππ', '/âππ', '//ƒøø.ßår/?∂éœ=πîx#πîüx', '#ƒrägmênt', '?'
]) AS _value;

SELECT is(json_schema.is_iri_reference(_value), false, format('%s is not valid', to_json(_value)))
FROM unnest(ARRAY[
    '#ƒräg\mênt', '\\WINDOWS\filëßåré', '#', '//[é]'
]) AS _value;

SELECT is(json_schema.is_iri_reference(NULL), NULL, 'is_iri_reference knows nothing of null');

-- RFC 6570, section 2.

SELECT finish();

ROLLBACK;
