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
    _key     text;
    _value   jsonb;
BEGIN
    -- The whole document as a JSON string, once or twice over.
    WHILE jsonb_typeof(_decoded) = 'string' LOOP
        _inner := registry.try_json(_decoded #>> '{}');
        EXIT WHEN _inner IS NULL;
        _decoded := _inner;
    END LOOP;
    IF jsonb_typeof(_decoded) IS DISTINCT FROM 'object' THEN
        RETURN jsonb_strip_nulls(jsonb_build_object(
            'legacy_metadata', coalesce(_decoded, to_jsonb(metadata))));
    END IF;

    FOR _key, _value IN SELECT key, value FROM jsonb_each(_decoded) LOOP
        IF jsonb_typeof(_value) = 'string' AND _value #>> '{}' ~ '^\s*[[{]' THEN
            _decoded := _decoded || jsonb_build_object(
                _key, coalesce(registry.try_json(_value #>> '{}'), _value));
        END IF;
    END LOOP;
    RETURN _decoded;
END
$$;

COMMENT ON FUNCTION decode_legacy(text) IS
'Takes legacy metadata as text; returns it as an object, with JSON that was held in strings decoded. What is no object at all comes back under the key legacy_metadata.';

REVOKE EXECUTE ON FUNCTION decode_legacy(text) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
