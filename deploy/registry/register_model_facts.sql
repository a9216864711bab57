-- Deploy model_registry:registry/register_model_facts to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION first_derivation(artifact_id text, links jsonb)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _bad jsonb := links;
BEGIN
    IF links IS NULL THEN
        RETURN NULL;
    ELSIF jsonb_typeof(links) = 'array' THEN
        SELECT l.value INTO _bad
          FROM jsonb_array_elements(links) AS l
         WHERE jsonb_typeof(l.value) <> 'object'
            OR CASE WHEN jsonb_typeof(l.value) = 'object'
                    THEN l.value - '{relation,target}'::text[] <> '{}' END
            OR num_nulls(l.value->>'relation', l.value->>'target') > 0
         LIMIT 1;
        IF NOT FOUND THEN
            RETURN (SELECT l.value->>'target'
                      FROM jsonb_array_elements(links) WITH ORDINALITY AS l (value, n)
                     WHERE registry.is_derivation(l.value->>'relation')
                     ORDER BY l.n
                     LIMIT 1);
        END IF;
    END IF;
    RAISE invalid_parameter_value USING
        MESSAGE = format('the links of model "%s" cannot be read', artifact_id),
        DETAIL = format('This is no object with relation and target alone: %s.',
                        left(_bad::text, 200)),
        HINT = 'Give an array such as [{"relation": "fine_tuned_from", "target": "id"}].';
END
$$;

COMMENT ON FUNCTION first_derivation(text, jsonb) IS
'Takes a model and the links stated for it (NULL: none); returns the target of the first derivation among them. Raises 22023 for what is no array of objects with relation and target.';

CREATE FUNCTION record_stated_facts(
    artifact_id text, links jsonb, files jsonb, evaluations jsonb, actor text
)
RETURNS void
LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _link jsonb;
BEGIN
    FOR _link IN SELECT l.value FROM jsonb_array_elements(coalesce(links, '[]')) AS l LOOP
        PERFORM registry.link_model(artifact_id, _link->>'relation', _link->>'target', actor);
    END LOOP;
    IF files IS NOT NULL THEN
        PERFORM registry.add_model_files(artifact_id, files, actor);
    END IF;
    IF evaluations IS NOT NULL THEN
        PERFORM registry.record_evaluations(artifact_id, evaluations, actor);
    END IF;
END
$$;

COMMENT ON FUNCTION record_stated_facts(text, jsonb, jsonb, jsonb, text) IS
'Takes a new model, its links, files and evaluations (NULL: none), and who registers it; records them. Raises what link_model(), add_model_files() and record_evaluations() raise.';

CREATE FUNCTION require_same_facts(
    artifact_id text, links jsonb, files jsonb, evaluations jsonb
)
RETURNS void
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _other jsonb;
    _kind  text;
BEGIN
    PERFORM registry.first_derivation(artifact_id, links);
    IF files IS NOT NULL THEN
        PERFORM registry.require_files(artifact_id, files);
    END IF;
    SELECT 'link', l.value INTO _kind, _other
      FROM jsonb_array_elements(coalesce(links, '[]')) AS l
     WHERE NOT EXISTS (SELECT FROM registry.model_links AS m
                        WHERE m.artifact_id = require_same_facts.artifact_id
                          AND m.relation = l.value->>'relation'
                          AND m.target_id = l.value->>'target')
     UNION ALL
    SELECT 'file', f.value
      FROM jsonb_array_elements(coalesce(files, '[]')) AS f
     WHERE NOT EXISTS (SELECT FROM registry.model_files AS m
                        WHERE m.artifact_id = require_same_facts.artifact_id
                          AND m.path = f.value->>'path' AND m.sha256 = f.value->>'sha256'
                          AND m.size_bytes = (f.value->>'size_bytes')::bigint)
     UNION ALL
    SELECT 'evaluation', e.value
      FROM jsonb_array_elements(CASE jsonb_typeof(evaluations) WHEN 'array' THEN evaluations
                                     ELSE jsonb_build_array(evaluations) END) AS e
     WHERE evaluations IS NOT NULL
       AND NOT EXISTS (SELECT FROM registry.model_evaluations AS m
                        WHERE m.artifact_id = require_same_facts.artifact_id
                          AND m.metrics = e.value->'metrics'
                          AND (e.value->>'benchmark_id' = m.benchmark_id) IS NOT FALSE
                          AND (e.value->>'dataset' IN (m.dataset_artifact_id, m.dataset_name)
                               OR e.value->>'dataset' IS NULL))
     LIMIT 1;
    IF FOUND THEN
        RAISE unique_violation USING
            MESSAGE = format('id "%s" is taken by other content', artifact_id),
            DETAIL = format('It has no such %s: %s.', _kind, left(_other::text, 200)),
            HINT = 'link_model(), add_model_files() and record_evaluation() add to a registered '
                   'model; register_model(..., new_version_of => ...) adds a version.',
            TABLE = 'model_' || _kind || 's';
    END IF;
END
$$;

COMMENT ON FUNCTION require_same_facts(text, jsonb, jsonb, jsonb) IS
'Takes a registered model, and the links, files and evaluations that it was to be registered with (NULL: none). Raises 23505 where it does not have one of them.';

REVOKE EXECUTE ON FUNCTION first_derivation(text, jsonb),
                           record_stated_facts(text, jsonb, jsonb, jsonb, text),
                           require_same_facts(text, jsonb, jsonb, jsonb) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
