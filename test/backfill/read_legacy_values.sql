-- Per kind of value: what is read, and whether that is certain.
BEGIN;

SELECT plan(47);

CREATE FUNCTION pg_temp.reading(kind text, legacy jsonb)
RETURNS text
LANGUAGE sql
AS $$
    SELECT format('%s, %s', coalesce(r.value::text, 'nothing'),
                  CASE WHEN r.certain THEN 'certain' ELSE 'a candidate' END)
      FROM (SELECT * FROM read_legacy_text(legacy) WHERE kind = 'text'
            UNION ALL SELECT * FROM read_legacy_object(legacy) WHERE kind = 'object'
            UNION ALL
            SELECT value, certain, rule FROM read_legacy_count(legacy) WHERE kind = 'count') AS r
$$;

SELECT is(pg_temp.reading(kind, legacy), reading, format('%s: %s', kind, left(legacy::text, 60)))
  FROM (VALUES
    ('text', '"pytorch"'::jsonb,          '"pytorch", certain'),
    ('text', '"Größe, ~1.2M"',            '"Größe, ~1.2M", certain'),
    ('text', '["SEA-AD, MTG", "Allen"]',  '"SEA-AD, MTG; Allen", certain'),
    ('text', '{"name": "LSODA"}',         '"{\"name\": \"LSODA\"}", a candidate'),
    ('text', '7',                         '"7", a candidate'),
    ('object', '{"lr": 0.1}',             '{"lr": 0.1}, certain'),
    ('count', '0',                        '0, certain'),
    ('count', '1760000000000',            '1760000000000, certain'),
    ('count', '"5412480"',                '5412480, certain'),
    ('count', '"5,412,480"',              '5412480, certain'),
    ('count', '"~1.2M"',                  '1200000, a candidate'),
    ('count', '"1.2M"',                   '1200000, a candidate'),
    ('count', '"~ 350k"',                 '350000, a candidate'),
    ('count', '"about 7B"',               '7000000000, a candidate'),
    ('count', '"~1200"',                  '1200, a candidate'),
    ('count', '1.5',                      '1.5, a candidate'),
    ('count', '-3',                       '-3, a candidate'),
    ('count', '"many"',                   'nothing, a candidate'),
    ('count', '"1,2"',                    'nothing, a candidate'),
    ('count', '"0,123"',                  'nothing, a candidate'),
    ('count', '"1.2M-1.5M"',              'nothing, a candidate'),
    ('count', '"١٢٣"',                    'nothing, a candidate'),
    ('count', '{"total": 5}',             'nothing, a candidate'),
    ('count', '[5]',                      'nothing, a candidate'),
    ('count', 'true',                     'nothing, a candidate')
  ) AS _ (kind, legacy, reading);

SELECT is((read_legacy_text(legacy)).value, NULL, format('no text: %s', legacy))
  FROM unnest(ARRAY['null', '""', '"  "', '[]']::jsonb[]) AS legacy;
SELECT isnt((read_legacy_text(legacy)).certain, true, format('a list that is not of texts: %s', legacy))
  FROM unnest(ARRAY['["a", null]', '[{"name": "a"}]', '[1, 2]',
                    '[["GEO", "GSE1"], ["GEO", "GSE2"]]']::jsonb[]) AS legacy;
SELECT is((read_legacy_object(legacy)).value, NULL, format('no object: %s', legacy))
  FROM unnest(ARRAY['null', '[]', '"{}"']::jsonb[]) AS legacy;
SELECT is((read_legacy_count('null')).value, NULL, 'no count: null');
SELECT is((read_legacy_count(to_jsonb(repeat('9', 200000)))).value, NULL, 'no count: 200,000 digits');
SELECT alike((read_legacy_count('"~1.2M"')).rule, '%~1.2M%', 'the rule for a rounded count quotes what was written');
SELECT is((read_legacy_text('"x"')).rule, '', 'a text that is read as it stands has an empty rule');

SELECT cmp_ok((read_legacy_count(legacy)).rounded_to, '=', rounded_to,
    format('%s is rounded to %s', legacy, rounded_to))
  FROM (VALUES
    ('"~1.2M"'::jsonb, 100000::numeric), ('"1.20M"', 10000), ('"7B"', 1000000000), ('"350k"', 10000),
    ('"~1200"', 100), ('"~1204"', 1), ('"1204736"', 1)
  ) AS _ (legacy, rounded_to);

SELECT finish();

ROLLBACK;
