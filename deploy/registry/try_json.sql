-- Deploy model_registry:registry/try_json to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION try_json(value text)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    RETURN value::jsonb;
EXCEPTION WHEN data_exception THEN
    RETURN NULL;
END
$$;

COMMENT ON FUNCTION try_json(text) IS
'Takes a text; returns the JSON that it holds, NULL where it holds none.';

REVOKE EXECUTE ON FUNCTION try_json(text) FROM PUBLIC;

COMMIT;
