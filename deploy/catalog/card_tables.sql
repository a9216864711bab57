-- Deploy model_registry:catalog/card_tables to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION card_evaluations(artifact_id text)
RETURNS text
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    RETURN (
        SELECT string_agg(format(E'### %s\n\n%s', coalesce(registry.markdown_text(d.dataset),
                                                           'data set not stated'),
                                 registry.markdown_table(
                                     '{metric,value,interval,split,benchmark,measured}'::text[],
                                     d.rows)),
                          E'\n\n' ORDER BY d.newest DESC, d.dataset)
          FROM (SELECT coalesce(e.dataset_name, e.dataset_artifact_id) AS dataset,
                       max(e.evaluated_at) AS newest,
                       array_agg(ARRAY[m.metric, m.value::text,
                                       CASE WHEN coalesce(m.ci_low, m.ci_high) IS NOT NULL
                                       THEN format('%s to %s', m.ci_low, m.ci_high) END,
                                       e.split, e.benchmark_id,
                                       format('%s, %s', to_char(e.evaluated_at AT TIME ZONE 'UTC',
                                                                'YYYY-MM-DD'), e.evaluator)]
                                 ORDER BY e.evaluated_at DESC, e.evaluation_id,
                                          m.metric COLLATE "C") AS rows
                  FROM registry.model_evaluations AS e
                  JOIN registry.model_metrics AS m
                    ON (m.artifact_id, m.evaluation_id) = (e.artifact_id, e.evaluation_id)
                 WHERE e.artifact_id = card_evaluations.artifact_id
                 GROUP BY 1) AS d);
END
$$;

COMMENT ON FUNCTION card_evaluations(text) IS
'Takes an artifact id; returns a Markdown table of its metrics per data set, the newest first; NULL where it has none.';

CREATE FUNCTION card_files(artifact_id text)
RETURNS text
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    RETURN (SELECT registry.markdown_table(
                       '{path,"size in bytes",SHA-256,"media type"}'::text[],
                       array_agg(ARRAY[f.path, f.size_bytes::text, f.sha256, f.media_type]
                                 ORDER BY f.path COLLATE "C"))
              FROM registry.model_files AS f
             WHERE f.artifact_id = card_files.artifact_id
            HAVING count(*) > 0);
END
$$;

COMMENT ON FUNCTION card_files(text) IS
'Takes an artifact id; returns a Markdown table of its files; NULL where it has none.';

CREATE FUNCTION card_history(artifact_id text)
RETURNS text
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    RETURN (SELECT string_agg('- ' || registry.markdown_text(h.sentence), E'\n'
                              ORDER BY h.lineage_event_number)
              FROM registry.model_history(artifact_id) AS h
             WHERE h.version_id = artifact_id);
END
$$;

COMMENT ON FUNCTION card_history(text) IS
'Takes an artifact id; returns its part of model_history() as a Markdown list.';

REVOKE EXECUTE ON FUNCTION card_evaluations(text), card_files(text), card_history(text)
  FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
