-- Deploy model_registry:registry/same_schema to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION follow_reference(root jsonb, schema jsonb)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _schema jsonb := schema;
BEGIN
    FOR _i IN 1 .. 100 LOOP
        IF jsonb_typeof(_schema->'$ref') IS DISTINCT FROM 'string' THEN
            RETURN _schema;
        -- With an $id inside, # may mean another document; %25 and the like are left alone.
        ELSIF _schema->>'$ref' !~ '^#(/[^%]*)?$'
              OR root - '$id' @? 'lax $.**."$id" ? (@.type() == "string")' THEN
            RETURN NULL;
        END IF;
        _schema := json_schema.pointer_get(root, substr(_schema->>'$ref', 2));
    END LOOP;
    RETURN NULL;
END
$$;

COMMENT ON FUNCTION follow_reference(jsonb, jsonb) IS
'Takes a JSON Schema and a part of it; returns the part, or what its $ref leads to. Returns NULL where that is not a plain pointer into the schema.';

CREATE FUNCTION same_schema(earlier_root jsonb, earlier jsonb, later_root jsonb, later jsonb)
RETURNS boolean
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _parts   jsonb[] := ARRAY[earlier];
    _seen    text[] := '{}';
    _ref     jsonb;
    _earlier jsonb;
    _part    integer := 0;
BEGIN
    IF earlier IS DISTINCT FROM later THEN
        RETURN false;
    ELSIF earlier_root = later_root THEN
        RETURN true;
    END IF;
    WHILE _part < cardinality(_parts) LOOP
        _part := _part + 1;
        FOR _ref IN SELECT DISTINCT r FROM jsonb_path_query(_parts[_part], 'lax $.**."$ref"') AS r
                     WHERE jsonb_typeof(r) = 'string' LOOP
            CONTINUE WHEN _ref #>> '{}' = ANY (_seen);
            _seen := _seen || (_ref #>> '{}');
            _ref := jsonb_build_object('$ref', _ref);
            _earlier := registry.follow_reference(earlier_root, _ref);
            IF _earlier IS NULL
               OR _earlier IS DISTINCT FROM registry.follow_reference(later_root, _ref) THEN
                RETURN false;
            END IF;
            _parts := _parts || _earlier;
        END LOOP;
    END LOOP;
    RETURN true;
END
$$;

COMMENT ON FUNCTION same_schema(jsonb, jsonb, jsonb, jsonb) IS
'Takes a JSON Schema and a part of it, and another JSON Schema and a part of that; returns true where both parts say the same, what their $refs lead to included.';

REVOKE EXECUTE ON FUNCTION follow_reference(jsonb, jsonb),
                           same_schema(jsonb, jsonb, jsonb, jsonb) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
