-- Deploy model_registry:backfill/decode_legacy to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION decode_legacy(metadata text)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _decoded jsonb := registry.try_json(metadata);
    _inner   jsonb;
BEGIN
    -- The whole document as a JSON string, once or twice over.
    WHILE jsonb_typeof(_decoded) = 'string' LOOP
        _inner := registry.try_json(_decoded #>> '{}');
        EXIT WHEN _inner IS NULL;
        _decoded := _inner;
    END LOOP;
    IF metadata IS NULL THEN
        RETURN '{}';
    ELSIF jsonb_typeof(_decoded) IS DISTINCT FROM 'object' THEN
        RETURN jsonb_build_object('legacy_metadata', coalesce(_decoded, to_jsonb(metadata)));
    END IF;

    SELECT _decoded || coalesce(jsonb_object_agg(
               key, coalesce(registry.try_json(value), to_jsonb(value))), '{}')
      INTO _decoded
      FROM jsonb_each_text(_decoded)
     WHERE jsonb_typeof(_decoded->key) = 'string' AND value ~ E'^\\s*[[{]';
    RETURN _decoded;
END
$$;

COMMENT ON FUNCTION decode_legacy(text) IS
'Takes legacy metadata as text; returns it as an object, with JSON that was held in strings decoded. What is no object at all comes back under the key legacy_metadata.';

REVOKE EXECUTE ON FUNCTION decode_legacy(text) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
