-- Deploy json_schema:document/circular_refs to pg

BEGIN;

CREATE FUNCTION json_schema.circular_refs(refs jsonb, places jsonb)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _nodes text[];
    _edges jsonb;
BEGIN
    IF circular_refs.refs = '{}' THEN
        RETURN '{}';
    END IF;
    SELECT array_agg(DISTINCT value)
      INTO _nodes
      FROM jsonb_each_text(circular_refs.refs);
    -- What is referred to leads to something else without leaving the instance, when a reference
    -- to that stands in it, or below it along keywords that apply to the same instance.
    WITH node AS MATERIALIZED (
        SELECT name, n::integer,
               circular_refs.places #>> ARRAY[name, 'same_instance_root'] AS root
          FROM unnest(_nodes) WITH ORDINALITY AS _ (name, n)
    ),
    edge AS MATERIALIZED (
        SELECT ref.key AS location, source.n AS source, target.n AS target
          FROM jsonb_each_text(circular_refs.refs) AS ref
          JOIN node AS target
            ON target.name = ref.value
          JOIN node AS source
            ON source.root = circular_refs.places #>> ARRAY[ref.key, 'same_instance_root']
           AND starts_with(ref.key || '/', source.name || '/')
    ),
    cyclic AS MATERIALIZED (
        SELECT json_schema.cyclic_nodes(coalesce(array_agg(source), '{}'),
                                        coalesce(array_agg(target), '{}'),
                                        cardinality(_nodes)) AS nodes
          FROM edge
    )
    SELECT coalesce(jsonb_object_agg(edge.location, true), '{}')
      INTO _edges
      FROM edge, cyclic
     WHERE cyclic.nodes[edge.source] AND cyclic.nodes[edge.target];
    RETURN _edges;
END
$$;

COMMENT ON FUNCTION json_schema.circular_refs(jsonb, jsonb) IS
'Returns the locations of the references that lead in a circle over one and the same instance, as
the keys of an object. For resolve_references().';

CREATE FUNCTION json_schema.refuse_circle(instance jsonb, location text)
RETURNS boolean
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
BEGIN
    RAISE EXCEPTION USING
        ERRCODE = 'MR104',
        MESSAGE = format('$ref leads in a circle from %s', location),
        DETAIL = format('It comes back without going down into the instance, here a value of type '
                        '%s: no value could ever be checked against it.', jsonb_typeof(instance)),
        HINT = 'Let the reference go through properties, items or another keyword that goes '
               'one level down, or remove it.';
END
$$;

COMMENT ON FUNCTION json_schema.refuse_circle(jsonb, text) IS
'Raises MR104 for a value that meets a $ref, at this location, which leads in a circle; NULL where
there is no value.';

COMMIT;
