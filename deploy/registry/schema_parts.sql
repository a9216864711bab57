-- Deploy model_registry:registry/schema_parts to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- What a schema holds, as pairs to be compared in turn. Sound as long as every value that the
-- earlier part of a pair accepts, and the later part refuses, is found by comparing them; where a
-- keyword cannot be cut into such pairs, the verdict stands here.
CREATE FUNCTION schema_parts(earlier jsonb, later jsonb)
RETURNS TABLE (path text[], was jsonb, is_now jsonb, is_certain boolean, verdict text)
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _stricter  CONSTANT text := 'stricter';
    _possibly  CONSTANT text := 'possibly stricter';
    _rest      jsonb := coalesce(later->'additionalProperties', 'true');
    -- A name that the earlier schema does not list: a pattern may or may not have been for it.
    _unlisted  jsonb := CASE WHEN coalesce(earlier->'patternProperties', '{}') <> '{}' THEN 'true'
                             ELSE coalesce(earlier->'additionalProperties', 'true') END;
    _tuple     jsonb := CASE jsonb_typeof(later->'items') WHEN 'array' THEN later->'items'
                             ELSE '[]' END;
    _was_tuple jsonb := CASE jsonb_typeof(earlier->'items') WHEN 'array' THEN earlier->'items'
                             ELSE '[]' END;
    _items     jsonb := CASE jsonb_typeof(later->'items')
                        WHEN 'array' THEN coalesce(later->'additionalItems', 'true')
                        ELSE coalesce(later->'items', 'true') END;
    _was_items jsonb := CASE jsonb_typeof(earlier->'items')
                        WHEN 'array' THEN coalesce(earlier->'additionalItems', 'true')
                        ELSE coalesce(earlier->'items', 'true') END;
BEGIN
    RETURN QUERY
    SELECT ARRAY['properties', p.key], coalesce(earlier->'properties'->p.key, _unlisted),
           p.value, true, NULL::text
      FROM jsonb_each(later->'properties') AS p
     UNION ALL
    SELECT ARRAY['properties', p.key], p.value, _rest, true, NULL
      FROM jsonb_each(earlier->'properties') AS p
     WHERE NOT coalesce(later->'properties', '{}') ? p.key
     UNION ALL
    SELECT ARRAY['additionalProperties'], coalesce(earlier->'additionalProperties', 'true'), _rest,
           true, NULL
     UNION ALL
    SELECT ARRAY['patternProperties', p.key],
           coalesce(earlier->'patternProperties'->p.key, 'true'), p.value, false, NULL
      FROM jsonb_each(later->'patternProperties') AS p
     UNION ALL
    SELECT ARRAY['patternProperties', p.key], p.value, _rest, false, NULL
      FROM jsonb_each(earlier->'patternProperties') AS p
     WHERE NOT coalesce(later->'patternProperties', '{}') ? p.key
     UNION ALL
    SELECT ARRAY['propertyNames'], coalesce(earlier->'propertyNames', 'true'),
           later->'propertyNames', true, NULL
     WHERE later ? 'propertyNames'
     UNION ALL
    SELECT ARRAY['items', n::text], coalesce(_was_tuple->n, _was_items),
           coalesce(_tuple->n, _items), true, NULL
      FROM generate_series(0, greatest(jsonb_array_length(_tuple), jsonb_array_length(_was_tuple))
                              - 1) AS n
     UNION ALL
    SELECT ARRAY[CASE WHEN _tuple = '[]' THEN 'items' ELSE 'additionalItems' END],
           _was_items, _items, true, NULL
     UNION ALL
    SELECT ARRAY['contains'], earlier->'contains', later->'contains', true,
           CASE WHEN NOT earlier ? 'contains' THEN _stricter END
     WHERE later ? 'contains'
     UNION ALL
    SELECT ARRAY['dependencies', d.key], d.was, d.value, false,
           CASE WHEN 'array' IN (jsonb_typeof(d.value), jsonb_typeof(d.was)) THEN _possibly END
      FROM (SELECT n.key, n.value, earlier->'dependencies'->n.key AS was
              FROM jsonb_each(later->'dependencies') AS n) AS d
     WHERE (jsonb_typeof(d.value) = 'array' AND coalesce(jsonb_typeof(d.was), 'array') = 'array'
            AND NOT EXISTS (SELECT FROM jsonb_array_elements_text(d.value) AS r (name)
                             WHERE NOT coalesce(d.was, '[]') ? r.name)) IS NOT TRUE;
END
$$;

COMMENT ON FUNCTION schema_parts(jsonb, jsonb) IS
'Takes two JSON Schemas; returns pairs of what they hold for parts of a value, to be compared in turn: where, the earlier and the later schema, and whether what the later one refuses is certainly refused. A pair with a verdict needs no comparison.';

REVOKE EXECUTE ON FUNCTION schema_parts(jsonb, jsonb) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
