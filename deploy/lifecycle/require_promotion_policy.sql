-- Deploy model_registry:lifecycle/require_promotion_policy to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION require_promotion_policy(artifact_id text, force boolean)
RETURNS jsonb
LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _failed jsonb;
    _lines  text;
BEGIN
    -- Whoever changes one of the policies comes before or after.
    PERFORM FROM registry.promotion_policies AS p
       JOIN registry.model_versions AS v
         ON v.artifact_id = require_promotion_policy.artifact_id
       JOIN ONLY registry.artifacts AS a
         ON a.id = v.artifact_id
      WHERE (p.scope, p.target) IN (
                ('lineage', v.lineage_id), ('benchmark', v.benchmark_id),
                ('family', registry.try_json(a.metadata::text)->>'model_family'))
        FOR SHARE OF p;
    SELECT jsonb_agg(to_jsonb(r) - 'passed'),
           string_agg(format('%s: candidate %s, holder %s, delta %s, threshold %s', r.rule,
                             coalesce(r.candidate::text, 'none'), coalesce(r.holder::text, 'none'),
                             coalesce(r.delta::text, 'none'), r.threshold), E'\n')
      INTO _failed, _lines
      FROM registry.evaluate_promotion(artifact_id) AS r
     WHERE NOT r.passed;
    IF _failed IS NOT NULL AND NOT force THEN
        RAISE SQLSTATE 'MR011' USING
            MESSAGE = format('model version "%s" does not meet its promotion policy', artifact_id),
            DETAIL = _lines,
            HINT = 'SELECT * FROM evaluate_promotion(id); lists every rule. promote_model(id, note '
                   '=> ..., force => true) promotes it all the same, and the history tells.',
            TABLE = 'promotion_policies';
    END IF;
    RETURN _failed;
END
$$;

COMMENT ON FUNCTION require_promotion_policy(text, boolean) IS
'Takes a candidate whose lineage is locked, and whether the policy is waived; returns the rules that are not met, NULL where there is none. Raises MR011 where there are some and the policy is not waived.';

REVOKE EXECUTE ON FUNCTION require_promotion_policy(text, boolean) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
