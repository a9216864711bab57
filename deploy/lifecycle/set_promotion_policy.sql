-- Deploy model_registry:lifecycle/set_promotion_policy to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION policy_target(scope text, target text)
RETURNS text
LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    IF scope NOT IN ('lineage', 'benchmark', 'family') OR coalesce(target, '') !~ E'\\S' THEN
        RAISE invalid_parameter_value USING
            MESSAGE = format('"%s" "%s" cannot have a promotion policy', scope, target),
            DETAIL = format('scope is %L, target is %L.', scope, target),
            HINT = 'scope is lineage, benchmark or family; target is its id or name.',
            TABLE = 'promotion_policies';
    ELSIF scope = 'lineage' THEN
        -- Whoever promotes a version of the lineage comes before or after.
        RETURN (registry.lock_lineage(target, false)).lineage_id;
    END IF;
    RETURN target;
END
$$;

COMMENT ON FUNCTION policy_target(text, text) IS
'Takes the scope of a policy, and its target, for a lineage any of its versions; locks the lineage. Returns the target as the table has it. Raises 22023 for an unknown scope or no target, 23503 for an unknown version.';

CREATE FUNCTION set_promotion_policy(
    scope     text,
    target    text,
    metric    text DEFAULT NULL,
    direction text DEFAULT NULL,
    min_gain  numeric DEFAULT 0,
    floors    jsonb DEFAULT '{}',
    dataset   text DEFAULT NULL,
    requires  text[] DEFAULT '{}',
    actor     text DEFAULT session_user
)
RETURNS void
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _target text := registry.policy_target(set_promotion_policy.scope, set_promotion_policy.target);
    _actor  text := coalesce(nullif(set_promotion_policy.actor, ''), session_user);
    _now    timestamptz := clock_timestamp();
    _detail text;
BEGIN
    INSERT INTO registry.promotion_policies AS p (scope, target, metric, direction, min_gain,
                                                  floors, dataset, requires, set_by, set_at)
    VALUES (set_promotion_policy.scope, _target, set_promotion_policy.metric,
            set_promotion_policy.direction, coalesce(set_promotion_policy.min_gain, 0),
            coalesce(set_promotion_policy.floors, '{}'), set_promotion_policy.dataset,
            coalesce(set_promotion_policy.requires, '{}'), _actor, _now)
    ON CONFLICT ON CONSTRAINT promotion_policies_pkey DO UPDATE
       SET metric = excluded.metric, direction = excluded.direction,
           min_gain = excluded.min_gain, floors = excluded.floors, dataset = excluded.dataset,
           requires = excluded.requires, set_by = excluded.set_by, set_at = excluded.set_at;
EXCEPTION WHEN check_violation THEN
    GET STACKED DIAGNOSTICS _detail = MESSAGE_TEXT;
    RAISE invalid_parameter_value USING
        MESSAGE = format('the promotion policy of %s "%s" cannot be read', scope, _target),
        DETAIL = _detail,
        HINT = 'metric goes with direction higher or lower; floors are such as {"f1": {"at_least": '
               '0.7}}; requires lists code_pin, files and no_open_review.',
        TABLE = 'promotion_policies';
END
$$;

COMMENT ON FUNCTION set_promotion_policy(
    text, text, text, text, numeric, jsonb, text, text[], text) IS
'Sets what candidates have to show before they are promoted: takes the scope (lineage, benchmark, family), its target (any version of the lineage, the benchmark, the model_family), and the columns of promotion_policies; replaces the policy that was there. Whoever is promoting at the same time is held to the policy from before or to the new one. Raises 22023 for what is no policy, 23503 for an unknown version.';

CREATE FUNCTION drop_promotion_policy(scope text, target text)
RETURNS boolean
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _target text := registry.policy_target(drop_promotion_policy.scope,
                                           drop_promotion_policy.target);
BEGIN
    DELETE FROM registry.promotion_policies AS p
     WHERE p.scope = drop_promotion_policy.scope AND p.target = _target;
    RETURN FOUND;
END
$$;

COMMENT ON FUNCTION drop_promotion_policy(text, text) IS
'Removes a promotion policy: takes its scope and its target, for a lineage any of its versions. Returns false where there was none. Raises 22023 for an unknown scope, 23503 for an unknown version.';

REVOKE EXECUTE ON FUNCTION
    policy_target(text, text), drop_promotion_policy(text, text),
    set_promotion_policy(text, text, text, text, numeric, jsonb, text, text[], text) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
