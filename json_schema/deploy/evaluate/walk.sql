-- Deploy json_schema:evaluate/walk to pg

BEGIN;

CREATE TYPE json_schema.walk AS (
    first_only     boolean,
    assert_formats boolean,
    max_errors     integer,
    depth          integer,
    causes         integer
);

COMMENT ON TYPE json_schema.walk IS
'What stays the same on a walk over a value, and how deep it is in walks that asked for it.';
COMMENT ON COLUMN json_schema.walk.first_only IS
'Whether to stop at the first finding, whose message may then be missing.';
COMMENT ON COLUMN json_schema.walk.assert_formats IS
'Whether format, contentEncoding and contentMediaType are asserted.';
COMMENT ON COLUMN json_schema.walk.max_errors IS
'How many findings are enough; NULL for all.';
COMMENT ON COLUMN json_schema.walk.depth IS
'How many walks are under way, each of which waits for the next one''s answer.';
COMMENT ON COLUMN json_schema.walk.causes IS
'How many levels of causes may still be asked for.';

CREATE FUNCTION json_schema.deeper(walk json_schema.walk)
RETURNS json_schema.walk
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
    SELECT ROW((walk).first_only, (walk).assert_formats, (walk).max_errors, (walk).depth + 1,
               (walk).causes)::json_schema.walk;
$$;

COMMENT ON FUNCTION json_schema.deeper(json_schema.walk) IS
'Returns the walk that another one waits for.';

CREATE TYPE json_schema.outcome AS (
    findings  json_schema.finding[],
    loaded    jsonb,
    cache     jsonb,
    condition boolean,
    waiting   json_schema.parent[],
    doubtful  integer[]
);

COMMENT ON TYPE json_schema.outcome IS
'What a walk found, and what it learnt on the way that the next one need not learn again.';
COMMENT ON COLUMN json_schema.outcome.findings IS
'What breaks the schema; NULL where nothing does.';
COMMENT ON COLUMN json_schema.outcome.loaded IS
'The registered documents read so far and the identifiers in all, as resolve() has them; NULL where
that is no more than before.';
COMMENT ON COLUMN json_schema.outcome.cache IS
'{"patterns": {pattern: translated}, "answers": {"schema location, instance location": valid}}; NULL
where that is no more than before.';
COMMENT ON COLUMN json_schema.outcome.condition IS
'Whether the schema of if holds.';
COMMENT ON COLUMN json_schema.outcome.waiting IS
'What is inside the value and waits for its turn, from evaluate_value(): the tasks have no
instance.';
COMMENT ON COLUMN json_schema.outcome.doubtful IS
'The values, by number, that are not known to be valid, from evaluate_batch().';

COMMIT;
