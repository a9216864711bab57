-- Deploy model_registry:registry/read_metadata to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION read_metadata(artifact_id text, metadata text)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    RETURN coalesce(metadata, 'null')::jsonb;
EXCEPTION WHEN data_exception THEN
    RAISE check_violation USING
        MESSAGE = format('metadata of artifact "%s" is not JSON that PostgreSQL can hold',
                         artifact_id),
        DETAIL = format('%s: %s', SQLERRM, left(metadata, 200)),
        HINT = E'JSON has no NaN and no Infinity, and jsonb holds no \\u0000.',
        TABLE = 'artifacts',
        COLUMN = 'metadata';
END
$$;

COMMENT ON FUNCTION read_metadata(text, text) IS
'Takes an artifact and its metadata as text (NULL reads as null); returns it as jsonb. Raises 23514.';

REVOKE EXECUTE ON FUNCTION read_metadata(text, text) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
