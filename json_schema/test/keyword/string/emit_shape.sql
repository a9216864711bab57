BEGIN;

SELECT plan(7);

SELECT is(
    json_schema.emit_shape('^urn:[0-9a-f]{4}-[0-9a-f]{4}$', 't'),
    '(t LIKE ''urn:____-____'' COLLATE "C" AND length(replace(substr(t, 5), ''-'', '''')) = 8 AND '
    'replace(substr(t, 5), ''-'', '''') ~ ''^[0-9a-f]*$'' COLLATE "C")',
    'emit_shape() compares places by LIKE and what stands in those of a class by the class');
SELECT is(json_schema.emit_shape('^[0-9-]{4}-[0-9-]{4}$', 't'), NULL,
    'emit_shape() is NULL where a literal behind the class is in the class');
SELECT is(json_schema.emit_shape('^[0-9]{4}-[0-9]{2}:[0-9]{2}$', 't'), NULL,
    'emit_shape() is NULL where there are two literals behind the class');
SELECT is(json_schema.emit_shape('^[0-9]{4}-[a-f]{4}$', 't'), NULL,
    'emit_shape() is NULL where there are two classes');
SELECT is(json_schema.emit_shape('^[0-9]{4}.[0-9]{4}$', 't'), NULL,
    'emit_shape() is NULL where a dot stands for any character');
SELECT is(json_schema.emit_shape('^[0-9]{4}-[0-9]{4}|a$', 't'), NULL,
    'emit_shape() is NULL where there is a choice');
SELECT results_eq(
    format($$SELECT %s, %s, %s
               FROM (VALUES ('v.1234-5678'), ('12345678'), ('v.12-4-5678'), ('v.1234-567'),
                            ('v.1234-567x'), ('v-1234-5678'), (E'v.1234-567\n'))
                    AS _ (t)$$,
           coalesce(json_schema.emit_shape('^v\.\d{4}-\d{3}[0-9]$', 't'), 'NULL::boolean'),
           json_schema.emit_shape('^v\.\d{4}-\d{4}$', 't'),
           json_schema.emit_shape('^[0-9]{4}[0-9]{4}$', 't')),
    $$VALUES (NULL::boolean, true, false), (NULL, false, true), (NULL, false, false),
             (NULL, false, false), (NULL, false, false), (NULL, false, false),
             (NULL, false, false)$$,
    'what emit_shape() makes answers as the pattern does');

SELECT finish();

ROLLBACK;
