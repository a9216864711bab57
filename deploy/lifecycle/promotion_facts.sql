-- Deploy model_registry:lifecycle/promotion_facts to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- The newest number for a metric. With an evaluation to compare with, only one of the same
-- benchmark, data set and split counts: a gain on other data is none.
CREATE FUNCTION newest_number(
    artifact_id   text,
    metric        text,
    dataset       text,
    benchmark_id  text,
    compared_with bigint,
    OUT value         numeric,
    OUT ci_low        numeric,
    OUT ci_high       numeric,
    OUT evaluation_id bigint
)
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    SELECT m.value, m.ci_low, m.ci_high, m.evaluation_id
      INTO newest_number.value, newest_number.ci_low, newest_number.ci_high,
           newest_number.evaluation_id
      FROM registry.model_metrics AS m
      JOIN registry.model_evaluations AS e
        ON e.evaluation_id = m.evaluation_id
      LEFT JOIN registry.model_evaluations AS c
        ON c.evaluation_id = newest_number.compared_with
     WHERE m.artifact_id = newest_number.artifact_id AND m.metric = newest_number.metric
       AND (newest_number.dataset IS NULL
            OR newest_number.dataset IN (e.dataset_artifact_id, e.dataset_name))
       AND CASE WHEN compared_with IS NOT NULL
                THEN (e.benchmark_id, e.split) IS NOT DISTINCT FROM (c.benchmark_id, c.split)
                     AND (newest_number.dataset IS NOT NULL
                          OR coalesce(e.dataset_artifact_id, e.dataset_name)
                             IS NOT DISTINCT FROM coalesce(c.dataset_artifact_id, c.dataset_name))
                ELSE e.benchmark_id IS NOT DISTINCT FROM newest_number.benchmark_id
                     OR newest_number.benchmark_id IS NULL AND newest_number.dataset IS NOT NULL
           END
     ORDER BY m.evaluated_at DESC, m.evaluation_id DESC
     LIMIT 1;
END
$$;

COMMENT ON FUNCTION newest_number(text, text, text, text, bigint) IS
'Takes a version, a metric, a data set (NULL: any), a benchmark (NULL: none, or any where a data set is given), and an evaluation to compare with (NULL: none), whose benchmark and split count then, and whose data set where none is given. Returns the newest number with its interval and its evaluation, NULLs where there is none.';

CREATE FUNCTION version_to_beat(artifact_id text)
RETURNS text
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    RETURN (SELECT h.artifact_id
              FROM registry.model_versions AS v
              JOIN registry.model_versions AS h
                ON h.lineage_id = v.lineage_id AND h.artifact_id <> v.artifact_id
             WHERE v.artifact_id = version_to_beat.artifact_id
               AND (h.promotion_state = 'promoted'
                    OR h.promotion_state = 'superseded' AND h.replaced_by IS NULL)
             ORDER BY h.promotion_state = 'promoted' DESC, h.promotion_event_id DESC
             LIMIT 1);
END
$$;

COMMENT ON FUNCTION version_to_beat(text) IS
'Takes a version; returns the one of its lineage that it would replace: the promoted one, or one that was superseded alone by a plain UPDATE. NULL where there is none.';

REVOKE EXECUTE ON FUNCTION newest_number(text, text, text, text, bigint), version_to_beat(text)
  FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
