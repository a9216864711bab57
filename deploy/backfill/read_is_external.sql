-- Deploy model_registry:backfill/read_is_external to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION read_is_external(
    artifact_id text, origin_type text, legacy jsonb, OUT value boolean, OUT rule text
)
LANGUAGE plpgsql
IMMUTABLE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _origin CONSTANT boolean := CASE origin_type WHEN 'external' THEN true
                                                 WHEN 'internal' THEN false END;
    _stated CONSTANT boolean := CASE WHEN lower(legacy->>'is_external') IN ('true', '1') THEN true
                                     WHEN lower(legacy->>'is_external') IN ('false', '0') THEN false
                                END;
BEGIN
    value := coalesce(_origin, _stated);
    rule := CASE WHEN _origin IS NULL THEN 'as stated'
                 ELSE format('origin_type of the artifact is %L', origin_type)
            END;
    IF value IS NULL OR value <> _stated THEN
        RAISE SQLSTATE 'MR006' USING
            MESSAGE = format('cannot tell whether model "%s" is external', artifact_id),
            DETAIL = format('Its origin_type is %L; is_external in its metadata is %s.',
                            origin_type,
                            coalesce((legacy->'is_external')::text, 'missing')),
            HINT = 'Set artifacts.origin_type to internal or external, correct is_external where '
                   'it differs, and run the backfill again.';
    END IF;
END
$$;

COMMENT ON FUNCTION read_is_external(text, text, jsonb) IS
'Takes a legacy model''s id, its origin_type and its decoded metadata; returns whether it is external, and by which rule. Raises MR006 where neither says so, or both differ.';

REVOKE EXECUTE ON FUNCTION read_is_external(text, text, jsonb) FROM PUBLIC;

COMMIT;
