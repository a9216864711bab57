-- Deploy model_registry:registry/keep_with_artifact to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION keep_with_artifact()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
BEGIN
    IF TG_LEVEL = 'ROW' THEN
        -- A cascade from artifacts arrives here after the artifact has gone.
        PERFORM FROM ONLY registry.artifacts WHERE id = OLD.artifact_id;
        IF NOT FOUND THEN
            RETURN NULL;
        END IF;
    END IF;
    RAISE SQLSTATE 'MR004' USING
        MESSAGE = format('%s of %s%s is refused', TG_OP, TG_ARGV[0],
                         ' of model "' || OLD.artifact_id || '"'),
        DETAIL = TG_ARGV[1],
        HINT = TG_ARGV[2];
END
$$;

COMMENT ON FUNCTION keep_with_artifact() IS
'Trigger: the row is deleted only with its artifact; what a statement trigger is for is refused. Its arguments are the name of such a row, the reason and the hint for the error. Raises MR004.';

REVOKE EXECUTE ON FUNCTION keep_with_artifact() FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
