-- Deploy model_registry:json_schema/check_cycles to pg

BEGIN;

CREATE FUNCTION json_schema.check_cycles(refs jsonb, places jsonb)
RETURNS void
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _cycle text;
BEGIN
    -- A reference leads to another one without leaving the instance when that one stands in its
    -- target, or below it along keywords that apply to the same instance.
    WITH RECURSIVE
    ref AS MATERIALIZED (
        SELECT key AS location,
               value AS target,
               check_cycles.places #>> ARRAY[key, 'in_place_root'] AS root,
               check_cycles.places #>> ARRAY[value, 'in_place_root'] AS target_root
          FROM jsonb_each_text(check_cycles.refs)
    ),
    step AS MATERIALIZED (
        SELECT ref.location AS source, next.location AS target
          FROM ref
          JOIN ref AS next
            ON next.root = ref.target_root
           AND starts_with(next.location || '/', ref.target || '/')
    ),
    reach AS (
        SELECT source, target FROM step
        UNION
        SELECT reach.source, step.target
          FROM reach
          JOIN step ON step.source = reach.target
    )
    SELECT min(source) INTO _cycle FROM reach WHERE source = target;
    IF _cycle IS NOT NULL THEN
        RAISE EXCEPTION USING
            ERRCODE = 'MR104',
            MESSAGE = format('the $ref at %s leads back to itself', _cycle),
            DETAIL = format('It refers to %s, and from there back without going down into the '
                            'instance: no value could ever be checked against it.',
                            check_cycles.refs ->> _cycle),
            HINT = 'Let the reference go through properties, items or another keyword that goes '
                   'one level down, or remove it.';
    END IF;
END
$$;

COMMENT ON FUNCTION json_schema.check_cycles(jsonb, jsonb) IS
'For link(): raises MR104 where references lead in a circle over one and the same instance.';

COMMIT;
