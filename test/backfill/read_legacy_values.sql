-- Per kind of value: what is read, and whether that is certain.
BEGIN;

SELECT plan(55);

CREATE FUNCTION pg_temp.reading(kind text, legacy jsonb)
RETURNS text
LANGUAGE sql
AS $$
    SELECT format('%s, %s', coalesce(r.value::text, 'nothing'),
                  CASE WHEN r.certain THEN 'certain' ELSE 'a candidate' END)
      FROM (SELECT * FROM read_legacy_text(legacy) WHERE kind = 'text'
            UNION ALL SELECT * FROM read_legacy_object(legacy) WHERE kind = 'object'
            UNION ALL SELECT * FROM read_legacy_count(legacy) WHERE kind = 'count'
            UNION ALL SELECT * FROM read_legacy_metrics(legacy) WHERE kind = 'metrics') AS r
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
    ('count', 'true',                     'nothing, a candidate'),
    ('metrics', '{"rmse": 0.042, "aic": -118.3}', '{"aic": -118.3, "rmse": 0.042}, certain'),
    ('metrics', '{"accuracy": "0.87"}',   '{"accuracy": 0.87}, certain'),
    ('metrics', '{"p": "1e-5", "d": "-2.50"}', '{"d": -2.50, "p": 0.00001}, certain'),
    ('metrics', '{"by": {"Ab": 0.2, "M": "0.1"}}', '{"by": {"M": 0.1, "Ab": 0.2}}, certain'),
    ('metrics', '{"auc": 0.8, "loss": [2, 1]}',   '{"auc": 0.8}, a candidate'),
    ('metrics', '{"auc": 0.8, "f1": null}',       '{"auc": 0.8}, a candidate'),
    ('metrics', '{"auc": 0.8, "f1": "87%"}',      '{"auc": 0.8}, a candidate'),
    ('metrics', '{"auc": 0.8, "f1": "NaN"}',      '{"auc": 0.8}, a candidate'),
    ('metrics', '{"auc": 0.8, "f1": true}',       '{"auc": 0.8}, a candidate'),
    ('metrics', '{"auc": 0.8, "by": {"a": "x"}}', '{"auc": 0.8}, a candidate'),
    ('metrics', '{"loss": [2, 1]}',       'nothing, a candidate'),
    ('metrics', '{"auc": 0.8, "f1": "1e999999"}', '{"auc": 0.8}, a candidate'),
    ('metrics', '"0.87"',                 'nothing, a candidate'),
    ('metrics', '[0.87]',                 'nothing, a candidate')
  ) AS _ (kind, legacy, reading);

SELECT is((read_legacy_text(legacy)).value, NULL, format('no text: %s', legacy))
  FROM unnest(ARRAY['null', '""', '"  "', '[]']::jsonb[]) AS legacy;
SELECT isnt((read_legacy_text(legacy)).certain, true, format('a list that is not of texts: %s', legacy))
  FROM unnest(ARRAY['["a", null]', '[{"name": "a"}]', '[1, 2]']::jsonb[]) AS legacy;
SELECT is((read_legacy_object(legacy)).value, NULL, format('no object: %s', legacy))
  FROM unnest(ARRAY['null', '[]', '"{}"']::jsonb[]) AS legacy;
SELECT is((read_legacy_count('null')).value, NULL, 'no count: null');
SELECT is((read_legacy_count(to_jsonb(repeat('9', 200000)))).value, NULL, 'no count: 200,000 digits');
SELECT is((read_legacy_metrics('{}')).value, NULL, 'no metrics: {}');
SELECT alike((read_legacy_count('"~1.2M"')).rule, '%~1.2M%', 'the rule tells what was written');
SELECT alike((read_legacy_metrics('{"a": "0.5", "b": [1]}')).rule, '%a%b%', 'and which metrics');
SELECT is((read_legacy_text('"x"')).rule, '', 'what is read as it stands needs none');

SELECT finish();

ROLLBACK;
