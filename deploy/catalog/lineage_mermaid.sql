-- Deploy model_registry:catalog/lineage_mermaid to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- In a quoted label of Mermaid, #NN; is the character of that number. Every mark of ASCII is
-- written so; control, invisible and direction characters become spaces.
CREATE FUNCTION mermaid_label(label text)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    RETURN (
        SELECT string_agg(CASE WHEN c.mark ~ '^[A-Za-z0-9 ]$' THEN c.mark
                               WHEN c.code < 32 OR c.code BETWEEN 127 AND 160 OR c.code = 65279
                                    OR c.code BETWEEN 8203 AND 8207
                                    OR c.code BETWEEN 8232 AND 8238
                                    OR c.code BETWEEN 8288 AND 8303 THEN ' '
                               WHEN c.code < 127 THEN '#' || c.code || ';'
                               ELSE c.mark END, '' ORDER BY c.n)
          FROM (SELECT s.mark, ascii(s.mark) AS code, s.n
                  FROM string_to_table(left(label, 80), NULL) WITH ORDINALITY AS s (mark, n)) AS c);
END
$$;

COMMENT ON FUNCTION mermaid_label(text) IS
'Takes a text; returns its first 80 characters as they can stand in a quoted label of Mermaid.';

CREATE FUNCTION lineage_mermaid(artifact_id text)
RETURNS text
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _ids   text[];
    _nodes text;
    _edges text;
BEGIN
    SELECT array_agg(DISTINCT l.member_id) INTO _ids
      FROM registry.model_lineage(artifact_id) AS l;
    SELECT string_agg(format('    n%s["%s<br>%s"]', n.n, registry.mermaid_label(a.title::text),
                             v.promotion_state), E'\n' ORDER BY n.n)
      INTO _nodes
      FROM unnest(_ids) WITH ORDINALITY AS n (id, n)
      JOIN ONLY registry.artifacts AS a
        ON a.id = n.id
      JOIN registry.model_versions AS v
        ON v.artifact_id = n.id;
    SELECT string_agg(e.line, E'\n' ORDER BY e.from_n, e.to_n, e.line) INTO _edges
      FROM (SELECT b.n, m.n, format('    n%s -->|%s| n%s', b.n, l.relation, m.n)
              FROM unnest(_ids) WITH ORDINALITY AS m (id, n)
              JOIN registry.model_links AS l
                ON l.artifact_id = m.id
              JOIN unnest(_ids) WITH ORDINALITY AS b (id, n)
                ON b.id = l.base_model_id
             UNION ALL
            SELECT p.n, m.n, format('    n%s -.->|next version| n%s', p.n, m.n)
              FROM unnest(_ids) WITH ORDINALITY AS m (id, n)
              JOIN registry.model_versions AS v
                ON v.artifact_id = m.id
              JOIN registry.model_versions AS before
                ON (before.lineage_id, before.lineage_position)
                 = (v.lineage_id, v.lineage_position - 1)
              JOIN unnest(_ids) WITH ORDINALITY AS p (id, n)
                ON p.id = before.artifact_id) AS e (from_n, to_n, line);
    RETURN concat_ws(E'\n', 'graph TD', _nodes, _edges);
END
$$;

COMMENT ON FUNCTION lineage_mermaid(text) IS
'Takes a model version; returns what model_lineage() finds as a Mermaid graph: a node per model with its title and state, an arrow per derivation and from version to version. Raises 23503 for an unknown version.';

REVOKE EXECUTE ON FUNCTION mermaid_label(text), lineage_mermaid(text) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
