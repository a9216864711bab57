-- Deploy model_registry:json_schema/in_place to pg

BEGIN;

CREATE FUNCTION json_schema.in_place(
    run jsonb, schema jsonb, location text, instance jsonb, at text, via text, depth integer)
RETURNS text[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _pointers text[] := '{}';
    _all_of   jsonb := json_schema.keyword(in_place.schema, 'allOf', 'array', in_place.via);
    _keyword  text;
    _name     text;
BEGIN
    FOR _i IN 0 .. coalesce(jsonb_array_length(_all_of), 0) - 1 LOOP
        _pointers := array_append(_pointers, '/allOf/' || _i);
    END LOOP;
    IF in_place.schema ? 'if' AND in_place.schema ?| ARRAY['then', 'else'] THEN
        _keyword := CASE
            WHEN json_schema.evaluate(
                     in_place.run, true, in_place.location || '/if', in_place.instance,
                     in_place.at, in_place.via || '/if', in_place.depth) IS NULL
            THEN 'then'
            ELSE 'else'
        END;
        IF in_place.schema ? _keyword THEN
            _pointers := array_append(_pointers, '/' || _keyword);
        END IF;
    END IF;
    IF in_place.schema ? 'dependencies' AND jsonb_typeof(in_place.instance) = 'object' THEN
        FOR _name IN
            SELECT key
              FROM jsonb_each(json_schema.keyword(
                       in_place.schema, 'dependencies', 'object', in_place.via))
             WHERE jsonb_typeof(value) <> 'array'
               AND in_place.instance ? key
        LOOP
            _pointers := array_append(
                _pointers, '/dependencies/' || json_schema.pointer_escape(_name));
        END LOOP;
    END IF;
    RETURN _pointers;
END
$$;

COMMENT ON FUNCTION json_schema.in_place(jsonb, jsonb, text, jsonb, text, text, integer) IS
'The schemas inside a schema that a value must meet too, as JSON Pointers from there: allOf, then or
else, dependencies.';

COMMIT;
