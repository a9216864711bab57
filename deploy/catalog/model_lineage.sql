-- Deploy model_registry:catalog/model_lineage to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION walk_derivations(start_id text, upwards boolean)
RETURNS TABLE (artifact_id text, distance integer, relation text, via_id text)
LANGUAGE plpgsql
STABLE
ROWS 20
SET search_path TO pg_catalog, pg_temp
SET jit TO off
AS $$
DECLARE
    _ids       text[];
    _relations text[];
    _via       integer[];
    _distance  integer[] := '{0}';
BEGIN
    -- How far a recursion goes is not foreseen: to compile it takes longer than to run it.
    -- UNION visits each model once, nearest first: its rounds come in order. So the first of the
    -- models that lead to another one is nearest to the start.
    WITH RECURSIVE reached (id) AS (
        SELECT start_id
         UNION
        SELECT e.id
          FROM reached AS r
         CROSS JOIN LATERAL (
               SELECT l.base_model_id AS id FROM registry.model_links AS l
                WHERE upwards AND l.artifact_id = r.id AND l.base_model_id IS NOT NULL
                UNION ALL
               SELECT l.artifact_id FROM registry.model_links AS l
                WHERE NOT upwards AND l.base_model_id = r.id) AS e
    ), numbered AS MATERIALIZED (
        SELECT r.id, (row_number() OVER ())::integer AS n FROM reached AS r
    ), led AS (
        SELECT DISTINCT ON (e.id) e.id, p.n, e.relation
          FROM numbered AS p
         CROSS JOIN LATERAL (
               SELECT l.base_model_id AS id, l.relation, l.position FROM registry.model_links AS l
                WHERE upwards AND l.artifact_id = p.id AND l.base_model_id IS NOT NULL
                UNION ALL
               SELECT l.artifact_id, l.relation, l.position FROM registry.model_links AS l
                WHERE NOT upwards AND l.base_model_id = p.id) AS e
         ORDER BY e.id, p.n, e.position, e.relation
    )
    SELECT array_agg(d.id ORDER BY d.n), array_agg(f.relation ORDER BY d.n),
           array_agg(f.n ORDER BY d.n)
      INTO _ids, _relations, _via
      FROM numbered AS d
      LEFT JOIN led AS f
        ON f.id = d.id;
    FOR _n IN 2 .. cardinality(_ids) LOOP
        _distance[_n] := _distance[_via[_n]] + 1;
    END LOOP;
    RETURN QUERY
    SELECT u.id, u.distance, u.relation, v.id
      FROM unnest(_ids, _distance, _relations, _via) AS u (id, distance, relation, via)
      JOIN unnest(_ids) WITH ORDINALITY AS v (id, n)
        ON v.n = u.via;
END
$$;

COMMENT ON FUNCTION walk_derivations(text, boolean) IS
'Takes a model and a direction (true: what it derives from; false: what derives from it); returns every model that derivations lead to, once, with the length of the shortest way, and the relation and the model by which it was reached.';

CREATE FUNCTION model_lineage(artifact_id text)
RETURNS TABLE (
    kind text, member_id text, distance integer, relation text, via_id text, title text,
    promotion_state text
)
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
BEGIN
    PERFORM registry.require_version(artifact_id);
    RETURN QUERY
    SELECT m.kind, m.id, m.distance, m.relation, m.via, a.title::text, v.promotion_state
      FROM (SELECT 'version', o.artifact_id, o.lineage_position - s.lineage_position,
                   NULL::text, NULL::text
              FROM registry.model_versions AS s
              JOIN registry.model_versions AS o
                ON o.lineage_id = s.lineage_id
             WHERE s.artifact_id = model_lineage.artifact_id
             UNION ALL
            SELECT 'ancestor', w.artifact_id, w.distance, w.relation, w.via_id
              FROM registry.walk_derivations(model_lineage.artifact_id, true) AS w
             UNION ALL
            SELECT 'descendant', w.artifact_id, w.distance, w.relation, w.via_id
              FROM registry.walk_derivations(model_lineage.artifact_id, false) AS w
           ) AS m (kind, id, distance, relation, via)
      JOIN ONLY registry.artifacts AS a
        ON a.id = m.id
      JOIN registry.model_versions AS v
        ON v.artifact_id = m.id
     ORDER BY m.kind <> 'version', m.kind, m.distance, m.id;
END
$$;

COMMENT ON FUNCTION model_lineage(text) IS
'Takes a model version; returns the versions of its lineage (kind version; distance: how many versions later, negative for earlier ones, 0 for itself), the models that it derives from (ancestor) and those that derive from it (descendant), at any depth: each once, with the length of the shortest way, and the relation and the model on that way. Raises 23503 for an unknown version.';

REVOKE EXECUTE ON FUNCTION walk_derivations(text, boolean), model_lineage(text) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
