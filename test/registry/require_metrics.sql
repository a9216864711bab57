BEGIN;

SELECT plan(14);

SELECT lives_ok(format('SELECT require_metrics(''m'', %L)', metrics), 'require_metrics() accepts ' || metrics)
  FROM (VALUES ('{"f1": 1, "loss": -2.5e-3}'), ('{"f1": {"value": 1, "ci_low": 1, "ci_high": 2}}'),
               ('{"english": {"f1": 1, "auc": {"value": 1, "ci_high": 2}}}')) AS _ (metrics);
SELECT refused(format('SELECT require_metrics(''m'', %L)', metrics), '22023', names,
               'require_metrics() refuses ' || metrics)
  FROM (VALUES
    ('[1]', ARRAY['"m"', '[1]']),
    ('{}', ARRAY['"m"']),
    ('{"f1": "1"}', ARRAY['"f1"', 'no number']),
    ('{"f1": 1, "auc": null}', ARRAY['"auc"', 'null']),
    ('{"english": {}}', ARRAY['"english"', 'at least one']),
    ('{"english": {"f1": {"deep": 1}}}', ARRAY['"english/f1"', 'one level']),
    ('{"f1": {"ci_low": 1}}', ARRAY['"f1"', 'needs its value']),
    ('{"f1": {"value": 1, "ci_low": "0"}}', ARRAY['"f1"', 'numbers']),
    ('{"english": {"f1": {"value": 1, "ci_low": 2}}}', ARRAY['"english/f1"', 'ci_low']),
    ('{"f1": {"value": 1, "ci_high": 0}}', ARRAY['"f1"', 'ci_high']),
    ('{"a/b": 1, "a": {"b": 2}}', ARRAY['"a/b"', 'two metrics'])
  ) AS _ (metrics, names);

SELECT finish();

ROLLBACK;
