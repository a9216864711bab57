BEGIN;

SELECT plan(23);

SELECT has_function(:'registry_schema', 'read_legacy_metrics', ARRAY['jsonb'],
    'read_legacy_metrics(jsonb) exists');

SELECT is(format('%s, %s', coalesce(r.value::text, 'nothing'),
                 CASE WHEN r.certain THEN 'certain' ELSE 'a candidate' END),
          reading, format('metrics: %s', left(legacy::text, 60)))
  FROM (VALUES
    ('{"rmse": 0.042, "aic": -118.3}'::jsonb, '{"aic": -118.3, "rmse": 0.042}, certain'),
    ('{"accuracy": "0.87"}',   '{"accuracy": 0.87}, certain'),
    ('{"p": "1e-5", "d": "-2.50"}', '{"d": -2.50, "p": 0.00001}, certain'),
    ('{"by": {"Ab": 0.2, "M": "0.1"}}', '{"by": {"M": 0.1, "Ab": 0.2}}, certain'),
    ('{"auc": 0.8, "loss": [2, 1]}',   '{"auc": 0.8}, a candidate'),
    ('{"auc": 0.8, "f1": null}',       '{"auc": 0.8}, a candidate'),
    ('{"auc": 0.8, "f1": "87%"}',      '{"auc": 0.8}, a candidate'),
    ('{"auc": 0.8, "f1": "NaN"}',      '{"auc": 0.8}, a candidate'),
    ('{"auc": 0.8, "f1": true}',       '{"auc": 0.8}, a candidate'),
    ('{"auc": 0.8, "by": {"a": "x"}}', '{"auc": 0.8}, a candidate'),
    ('{"loss": [2, 1]}',       'nothing, a candidate'),
    ('{"auc": 0.8, "f1": "1e999999"}', '{"auc": 0.8}, a candidate'),
    ('"0.87"',                 'nothing, a candidate'),
    ('[0.87]',                 'nothing, a candidate'),
    ('{"auc": 0.8, "by": {}}', '{"auc": 0.8}, a candidate'),
    ('{"auc": 0.8, "by": {"a": null}}', '{"auc": 0.8}, a candidate'),
    ('{"auc": 0.8, "by": {"a": {}}}', '{"auc": 0.8}, a candidate'),
    ('{"auc": 0.8, "by": {"a": {"b": 1}}}', '{"auc": 0.8}, a candidate')
  ) AS _ (legacy, reading), LATERAL read_legacy_metrics(legacy) AS r;

SELECT is((read_legacy_metrics('{}')).value, NULL, 'no metrics: {}');
SELECT alike((read_legacy_metrics('{"a": "0.5", "b": [1]}')).rule, '%(a)%b%',
    'the rule names the metrics that were texts, then those that are no numbers');
SELECT is(read_legacy_metric('{"a": {"b": 1}}', 3), '{"a": {"b": 1}}',
    'a metric is read as deep as asked');
SELECT is(read_legacy_metric('{"a": {"b": 1}}', 2), NULL,
    'a metric nested deeper than the schema allows is none');

SELECT finish();

ROLLBACK;
