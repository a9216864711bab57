-- Deploy model_registry:registry/schema_branches to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION schema_branches(
    earlier_root jsonb,
    earlier      jsonb,
    later_root   jsonb,
    later        jsonb
)
RETURNS TABLE (path text[], was jsonb, is_now jsonb, is_certain boolean, verdict text)
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _unclear CONSTANT text := 'changed, cannot tell';
    _same    boolean;
BEGIN
    -- What stands in allOf anywhere is demanded; a new member is compared with no demand at all.
    RETURN QUERY
    SELECT ARRAY['allOf', (n.number - 1)::text],
           coalesce(earlier->'allOf'->(n.number - 1)::integer, 'true'), n.value, true, NULL::text
      FROM jsonb_array_elements(later->'allOf') WITH ORDINALITY AS n (value, number)
     WHERE NOT EXISTS (
               SELECT FROM jsonb_array_elements(earlier->'allOf') AS e (value)
                WHERE registry.same_schema(earlier_root, e.value, later_root, n.value));

    IF later ? 'anyOf' AND NOT earlier ? 'anyOf' THEN
        RETURN QUERY SELECT ARRAY['anyOf'], NULL::jsonb, later->'anyOf', false, 'possibly stricter';
    ELSIF later ? 'anyOf' THEN
        -- A value that a branch accepted has to pass some branch: the same, or that in its place.
        RETURN QUERY
        SELECT ARRAY['anyOf', (b.number - 1)::text], b.value,
               later->'anyOf'->(b.number - 1)::integer, false,
               CASE WHEN b.number > jsonb_array_length(later->'anyOf')
                    THEN 'possibly stricter' END
          FROM jsonb_array_elements(earlier->'anyOf') WITH ORDINALITY AS b (value, number)
         WHERE NOT EXISTS (
                   SELECT FROM jsonb_array_elements(later->'anyOf') AS l (value)
                    WHERE registry.same_schema(earlier_root, b.value, later_root, l.value));
    END IF;

    IF later ? 'oneOf' AND NOT coalesce(registry.same_schema(
           earlier_root, earlier->'oneOf', later_root, later->'oneOf'), false) THEN
        RETURN QUERY
        SELECT ARRAY['oneOf'], earlier->'oneOf', later->'oneOf', false,
               CASE WHEN earlier ? 'oneOf' THEN _unclear ELSE 'possibly stricter' END
         UNION ALL
        -- What changed inside says more than that something did.
        SELECT ARRAY['oneOf', (b.number - 1)::text], b.value,
               later->'oneOf'->(b.number - 1)::integer, false, NULL
          FROM jsonb_array_elements(earlier->'oneOf') WITH ORDINALITY AS b (value, number)
         WHERE jsonb_array_length(earlier->'oneOf') = jsonb_array_length(later->'oneOf');
    END IF;

    IF later ? 'not' AND NOT coalesce(registry.same_schema(
           earlier_root, earlier->'not', later_root, later->'not'), false) THEN
        RETURN QUERY SELECT ARRAY['not'], earlier->'not', later->'not', false,
                            CASE WHEN earlier ? 'not' THEN _unclear ELSE 'possibly stricter' END;
    END IF;

    IF later ? 'if' AND (later ? 'then' OR later ? 'else') THEN
        _same := coalesce(registry.same_schema(
                     earlier_root, earlier->'if', later_root, later->'if'), false);
        RETURN QUERY
        SELECT ARRAY['if'], earlier->'if', later->'if', false,
               CASE WHEN earlier ? 'if' THEN _unclear ELSE 'possibly stricter' END
         WHERE NOT _same
         UNION ALL
        SELECT ARRAY[k.name], coalesce(earlier->k.name, 'true'), later->k.name, false, NULL
          FROM (VALUES ('then'), ('else')) AS k (name)
         WHERE _same AND later ? k.name;
    END IF;
END
$$;

COMMENT ON FUNCTION schema_branches(jsonb, jsonb, jsonb, jsonb) IS
'Takes two JSON Schemas, each with the whole that it is a part of; returns like schema_parts() what their combinators (allOf, anyOf, oneOf, not, if) hold for the same value.';

REVOKE EXECUTE ON FUNCTION schema_branches(jsonb, jsonb, jsonb, jsonb) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
