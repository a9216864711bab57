-- Deploy json_schema:document/cyclic_nodes to pg

BEGIN;

-- Whoever leads to nothing is done, then whoever leads only to those who are done.
CREATE FUNCTION json_schema.ways_down(sources integer[], targets integer[], nodes integer)
RETURNS integer[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _ways   integer[] := array_fill(NULL::integer, ARRAY[nodes]);
    _longest integer[] := array_fill(0, ARRAY[nodes]);
    _waits  integer[] := array_fill(0, ARRAY[nodes]);
    _first  integer[] := array_fill(0, ARRAY[nodes]);
    _others integer[] := array_fill(0, ARRAY[cardinality(sources)]);
    _done   integer[] := '{}';
    _next   integer := 1;
    _node   integer;
    _edge   integer;
    _source integer;
BEGIN
    -- The edges into a node are a chain: the first, and for each the next.
    FOR _i IN 1 .. cardinality(sources) LOOP
        _waits[sources[_i]] := _waits[sources[_i]] + 1;
        _others[_i] := _first[targets[_i]];
        _first[targets[_i]] := _i;
    END LOOP;
    FOR _i IN 1 .. nodes LOOP
        IF _waits[_i] = 0 THEN
            _done := array_append(_done, _i);
        END IF;
    END LOOP;
    WHILE _next <= cardinality(_done) LOOP
        _node := _done[_next];
        _ways[_node] := _longest[_node];
        _edge := _first[_node];
        WHILE _edge > 0 LOOP
            _source := sources[_edge];
            _longest[_source] := greatest(_longest[_source], _ways[_node] + 1);
            _waits[_source] := _waits[_source] - 1;
            IF _waits[_source] = 0 THEN
                _done := array_append(_done, _source);
            END IF;
            _edge := _others[_edge];
        END LOOP;
        _next := _next + 1;
    END LOOP;
    RETURN _ways;
END
$$;

COMMENT ON FUNCTION json_schema.ways_down(integer[], integer[], integer) IS
'Returns for each node of a graph (1 .. nodes, an edge from sources[i] to targets[i]) the length of
the longest way from it; NULL where it leads into a cycle.';

CREATE FUNCTION json_schema.cyclic_nodes(sources integer[], targets integer[], nodes integer)
RETURNS boolean[]
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
    SELECT array_agg(down IS NULL AND up IS NULL ORDER BY n)
      FROM unnest(json_schema.ways_down(sources, targets, nodes),
                  json_schema.ways_down(targets, sources, nodes))
           WITH ORDINALITY AS _ (down, up, n)
$$;

COMMENT ON FUNCTION json_schema.cyclic_nodes(integer[], integer[], integer) IS
'Returns for each node of a graph (1 .. nodes, an edge from sources[i] to targets[i]) whether it is
on a cycle, or on the way from one cycle to another.';

COMMIT;
