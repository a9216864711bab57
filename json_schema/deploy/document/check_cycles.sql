-- Deploy json_schema:document/check_cycles to pg

BEGIN;

CREATE FUNCTION json_schema.check_cycles(refs jsonb, places jsonb)
RETURNS void
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _nodes   text[];
    _from    integer[];
    _to      integer[];
    _first   integer[];
    _waits   integer[];
    _done    integer[];
    _next    integer := 1;
    _node    integer;
    _cycle   text;
BEGIN
    IF check_cycles.refs = '{}' THEN
        RETURN;
    END IF;
    SELECT array_agg(DISTINCT value)
      INTO _nodes
      FROM jsonb_each_text(check_cycles.refs);
    -- What is referred to leads to something else without leaving the instance, when a reference
    -- to that stands in it, or below it along keywords that apply to the same instance.
    WITH node AS MATERIALIZED (
        SELECT name, n::integer,
               check_cycles.places #>> ARRAY[name, 'in_place_root'] AS root
          FROM unnest(_nodes) WITH ORDINALITY AS _ (name, n)
    ),
    step AS MATERIALIZED (
        SELECT DISTINCT source.n AS source, target.n AS target
          FROM jsonb_each_text(check_cycles.refs) AS ref
          JOIN node AS target
            ON target.name = ref.value
          JOIN node AS source
            ON source.root = check_cycles.places #>> ARRAY[ref.key, 'in_place_root']
           AND starts_with(ref.key || '/', source.name || '/')
    )
    SELECT (SELECT array_agg(source ORDER BY target) FROM step),
           (SELECT array_agg(target ORDER BY target) FROM step),
           array_agg((SELECT count(*) FROM step WHERE source = node.n) ORDER BY node.n),
           array_agg(node.n ORDER BY node.n) FILTER (
               WHERE NOT EXISTS (SELECT FROM step WHERE source = node.n))
      INTO _from, _to, _waits, _done
      FROM node;
    -- Whoever leads to nothing is done, then whoever leads only to those who are done. Who is left
    -- leads into a circle.
    _first := array_fill(0, ARRAY[cardinality(_nodes)]);
    FOR _i IN REVERSE coalesce(cardinality(_to), 0) .. 1 LOOP
        _first[_to[_i]] := _i;
    END LOOP;
    WHILE _next <= cardinality(_done) LOOP
        _node := _first[_done[_next]];
        WHILE _to[_node] = _done[_next] LOOP
            _waits[_from[_node]] := _waits[_from[_node]] - 1;
            IF _waits[_from[_node]] = 0 THEN
                _done := array_append(_done, _from[_node]);
            END IF;
            _node := _node + 1;
        END LOOP;
        _next := _next + 1;
    END LOOP;
    SELECT min(_nodes[n])
      INTO _cycle
      FROM generate_subscripts(_nodes, 1) AS n
     WHERE _waits[n] > 0;
    IF _cycle IS NOT NULL THEN
        RAISE EXCEPTION USING
            ERRCODE = 'MR104',
            MESSAGE = format('$ref leads in a circle from %s', _cycle),
            DETAIL = 'It comes back without going down into the instance: no value could ever be '
                     'checked against it.',
            HINT = 'Let the reference go through properties, items or another keyword that goes '
                   'one level down, or remove it.';
    END IF;
END
$$;

COMMENT ON FUNCTION json_schema.check_cycles(jsonb, jsonb) IS
'For link(): raises MR104 where references lead in a circle over one and the same instance.';

COMMIT;
