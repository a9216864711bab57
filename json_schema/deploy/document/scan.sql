-- Deploy json_schema:document/scan to pg

BEGIN;

CREATE FUNCTION json_schema.scan(uri text, schema jsonb, pointer text, base text)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
BEGIN
    PERFORM json_schema.refuse_more_levels(scan.schema, 2000);
    RETURN (
    WITH place AS MATERIALIZED (
        SELECT scan.uri || '#' || subschema.pointer AS location,
               subschema.base,
               scan.uri || '#' || subschema.same_instance_root AS same_instance_root,
               CASE jsonb_typeof(subschema.schema -> '$ref')
                   WHEN 'string' THEN subschema.schema ->> '$ref'
               END AS reference,
               CASE jsonb_typeof(subschema.schema -> '$id')
                   WHEN 'string' THEN subschema.schema ->> '$id'
               END AS id
          FROM json_schema.subschemas(scan.schema, scan.pointer, scan.base) AS subschema
    ),
    -- What a $ref can name: the document by its URI, a schema by its $id, an anchor by #name.
    identifier (uri, location) AS (
        SELECT scan.base, scan.uri || '#' WHERE scan.pointer = ''
        UNION ALL
        SELECT place.base, place.location
          FROM place
         WHERE place.id NOT LIKE '#%' AND place.reference IS NULL
        UNION ALL
        SELECT place.base || '#' || json_schema.percent_decode(split_part(place.id, '#', 2)),
               place.location
          FROM place
         WHERE place.id ~ '#[^/]' AND place.reference IS NULL
    )
    SELECT jsonb_build_object(
        'places', (SELECT jsonb_object_agg(location, jsonb_build_object(
                              'base', place.base, 'same_instance_root', same_instance_root))
                     FROM place),
        -- Where two schemas claim one identifier, the outermost has it.
        'identifiers', (SELECT coalesce(jsonb_object_agg(identifier.uri, identifier.location
                                            ORDER BY length(identifier.location) DESC), '{}')
                          FROM identifier
                         WHERE identifier.uri IS NOT NULL),
        'references', (SELECT coalesce(jsonb_agg(jsonb_build_object(
                                  'location', location, 'base', place.base, 'reference', reference)
                                  ORDER BY location), '[]')
                         FROM place
                        WHERE reference IS NOT NULL)
    )
    );
END
$$;

COMMENT ON FUNCTION json_schema.scan(text, jsonb, text, text) IS
'Returns what a document, or the part of it at a pointer, says about its own schemas: the places
they are at, the identifiers they have, the references they make. Raises MR105 for
more than 2,000 levels of JSON.';

COMMIT;
