-- Deploy json_schema:compile/named_functions to pg

BEGIN;

CREATE FUNCTION json_schema.free_names(base text, target_schema text, count integer)
RETURNS SETOF text
LANGUAGE sql
STABLE
STRICT
AS $$
    SELECT candidate.name
      FROM generate_series(1, free_names.count + (
                SELECT count(*)::integer FROM pg_proc
                 WHERE pronamespace = to_regnamespace(quote_ident(free_names.target_schema))
                   AND starts_with(proname, free_names.base || '__')
           )) AS number,
           LATERAL (SELECT free_names.base || '__' || number) AS candidate (name)
     WHERE NOT EXISTS (
                SELECT FROM pg_proc
                 WHERE pronamespace = to_regnamespace(quote_ident(free_names.target_schema))
                   AND proname = candidate.name
           )
     ORDER BY number
     LIMIT free_names.count
$$;

COMMENT ON FUNCTION json_schema.free_names(text, text, integer) IS
'Returns names <base>__1, <base>__2 ... that no function of the schema has.';

-- A function on a cycle of calls carries how deep it is. Others cannot run out of stack: the
-- longest way of calls among them is bounded.
CREATE FUNCTION json_schema.called_functions(sources integer[], targets integer[], nodes integer)
RETURNS TABLE (number integer, recursive boolean, deep boolean)
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _most_calls CONSTANT integer := 150;
    _few_calls  CONSTANT integer := 10;
    _down    integer[] := json_schema.ways_down(sources, targets, nodes);
    _up      integer[] := json_schema.ways_down(targets, sources, nodes);
    _longest integer := (SELECT max(calls) FROM unnest(_down || _up) AS calls);
BEGIN
    IF _longest > _most_calls THEN
        PERFORM json_schema.refuse_deep_schema(
            format('Its schemas lead to each other %s calls deep; at most %s are possible.',
                   _longest, _most_calls));
    END IF;
    RETURN QUERY
        SELECT n::integer, down IS NULL AND up IS NULL,
               coalesce(greatest(down, up) > _few_calls, true)
          FROM unnest(_down, _up) WITH ORDINALITY AS _ (down, up, n);
END
$$;

COMMENT ON FUNCTION json_schema.called_functions(integer[], integer[], integer) IS
'Returns for each function (1 .. nodes; sources[i] calls targets[i]) whether it is on a cycle of
calls, and whether it is deep: on a cycle, or with many calls above or below it. Raises MR105 where
calls without a cycle lead too deep.';

-- Equal parts become one function.
CREATE FUNCTION json_schema.named_functions(parts jsonb, base text, target_schema text)
RETURNS TABLE (n integer, location text, function jsonb)
LANGUAGE sql
STABLE
STRICT
AS $$
    WITH part AS MATERIALIZED (
        SELECT numbered.part ->> 'location' AS location,
               numbered.part -> 'calls' AS calls,
               numbered.part -> 'fragment' AS fragment,
               min(numbered.n) OVER (PARTITION BY numbered.part -> 'fragment')::integer AS n
          FROM jsonb_array_elements(parts) WITH ORDINALITY AS numbered (part, n)
         WHERE numbered.n > 1
    ),
    first AS MATERIALIZED (
        SELECT n, row_number() OVER (ORDER BY n)::integer AS number
          FROM (SELECT DISTINCT n FROM part) AS _
    ),
    edge AS MATERIALIZED (
        SELECT DISTINCT source.number AS source, target.number AS target
          FROM part
          JOIN first AS source USING (n)
         CROSS JOIN jsonb_array_elements_text(part.calls) AS call (location)
          JOIN part AS called ON called.location = call.location
          JOIN first AS target ON target.n = called.n
    ),
    called AS MATERIALIZED (
        SELECT called.number, called.recursive, called.deep
          FROM (SELECT coalesce(array_agg(source), '{}'), coalesce(array_agg(target), '{}')
                  FROM edge) AS edges (sources, targets),
               json_schema.called_functions(
                   sources, targets, (SELECT count(*)::integer FROM first)) AS called
    )
    SELECT part.n - 1, part.location, jsonb_build_object(
               '$call', format('%I.%I', target_schema, free.name),
               'recursive', called.recursive,
               'deep', called.deep,
               'type', to_jsonb(json_schema.branch_types(part.fragment)),
               'required', coalesce(part.fragment -> 'required', '[]'),
               'names', json_schema.closed_names(part.fragment),
               'options', json_schema.required_options(part.fragment))
      FROM part
      JOIN first USING (n)
      JOIN called USING (number)
      JOIN json_schema.free_names(base, target_schema, (SELECT count(*)::integer FROM first))
           WITH ORDINALITY AS free (name, number)
        ON free.number = first.number
     ORDER BY part.n, part.location
$$;

COMMENT ON FUNCTION json_schema.named_functions(jsonb, text, text) IS
'Returns for each part of a check but the check itself which part its function is made from, and
what callers know of that: {"$call": name, recursive, deep, type, required, names,
options}.';

COMMIT;
