BEGIN;

SELECT plan(12);

SELECT has_trigger(:'registry_schema', 'model_evaluations', 'model_evaluations_30_show_newest',
    'model_evaluations has trigger model_evaluations_30_show_newest');

CREATE FUNCTION pg_temp.evaluate(metrics jsonb, benchmark text, at timestamptz, dataset text, name text)
RETURNS void
LANGUAGE sql
AS $$
    INSERT INTO model_evaluations (artifact_id, metrics, benchmark_id, evaluated_at, evaluator,
                                   dataset_artifact_id, dataset_name)
    VALUES ('m', metrics, benchmark, at, 'ada', dataset, name)
$$;
CREATE FUNCTION pg_temp.shows(metrics jsonb, dataset_id text, dataset text, description text)
RETURNS text
LANGUAGE sql
AS $$
    SELECT results_eq(
        $query$SELECT eval_metrics_json, metadata->'evaluation_metrics', eval_dataset_artifact_id,
                      metadata->>'evaluation_dataset'
                 FROM artifacts JOIN model_versions ON artifact_id = id WHERE id = 'm'$query$,
        format('VALUES (%L::jsonb, %1$L::jsonb, %L, %L)', metrics, dataset_id, dataset), description)
$$;

INSERT INTO artifacts (id, artifact_type, title) VALUES ('d', 'dataset', 'Cells');
SELECT register_model('M', model_metadata('{"benchmark_id": "b"}'), id => 'm');
SELECT pg_temp.evaluate('{"f1": 1}', 'b', now() + interval '1 hour', NULL, NULL);
SELECT pg_temp.shows('{"f1": 1}', NULL, 'ImageNet-1k validation',
    'INSERT into model_evaluations shows a newer evaluation of the model''s benchmark');
SELECT pg_temp.evaluate('{"f1": 2}', 'b', '2026-01-01', NULL, NULL);
SELECT pg_temp.shows('{"f1": 1}', NULL, 'ImageNet-1k validation',
    'INSERT into model_evaluations does not show an older evaluation');
SELECT pg_temp.evaluate('{"f1": 3}', NULL, now() + interval '2 hours', NULL, NULL);
SELECT pg_temp.shows('{"f1": 1}', NULL, 'ImageNet-1k validation',
    'INSERT into model_evaluations does not show an evaluation of another benchmark');
SELECT pg_temp.evaluate('{"f1": 4}', 'b', now() + interval '3 hours', 'd', 'Cells');
SELECT pg_temp.shows('{"f1": 4}', 'd', 'Cells',
    'INSERT into model_evaluations shows the data set that it names');
SELECT pg_temp.evaluate('{"f1": 4}', 'b', now() + interval '4 hours', NULL, 'Other cells');
SELECT pg_temp.shows('{"f1": 4}', 'd', 'Other cells',
    'INSERT into model_evaluations with equal metrics shows the data set that it names');
SELECT is((SELECT count(*) FROM model_evaluations), 6::bigint, 'INSERT into model_evaluations adds one row');

-- Held fields

SELECT register_model('H', model_metadata('{"evaluation_metrics": null, "evaluation_dataset": null, "framework": null,
    "held_for_review": ["evaluation_metrics", "evaluation_dataset", "framework"]}'), id => 'h');
SELECT record_evaluation('h', '{"f1": 0.5}', dataset => 'Cells');
SELECT results_eq(
    $$SELECT metadata->'held_for_review', metadata->>'evaluation_dataset', eval_metrics_json
        FROM artifacts JOIN model_versions ON artifact_id = id WHERE id = 'h'$$,
    $$VALUES ('["framework"]'::jsonb, 'Cells', '{"f1": 0.5}'::jsonb)$$,
    'INSERT into model_evaluations releases the fields that were held');
SELECT results_eq($$SELECT field FROM model_reviews WHERE artifact_id = 'h' AND state = 'open'$$,
    ARRAY['framework'], 'INSERT into model_evaluations resolves the reviews of what it tells');

-- Refusals

SELECT throws_ok($$SELECT pg_temp.evaluate('{"f1": "x"}', 'b', 'infinity', NULL, NULL)$$, '23514', NULL,
    'INSERT into model_evaluations refuses metrics that the metadata schema refuses');
CREATE FUNCTION pg_temp.strip()
RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    NEW.metadata := NEW.metadata - 'evaluation_metrics' || '{"evaluation_metrics": {"theirs": 1}}';
    RETURN NEW;
END
$$;
CREATE TRIGGER application BEFORE UPDATE ON artifacts
    FOR EACH ROW EXECUTE FUNCTION pg_temp.strip();
SELECT refused($$SELECT pg_temp.evaluate('{"f1": 9}', 'b', 'infinity', NULL, NULL)$$, 'MR008', ARRAY['"m"'],
    'INSERT into model_evaluations refuses a trigger of the application that changes the metrics');
DROP TRIGGER application ON artifacts;
SELECT pg_temp.shows('{"f1": 4}', 'd', 'Other cells', 'INSERT into model_evaluations that is refused changes nothing');

SELECT finish();

ROLLBACK;
