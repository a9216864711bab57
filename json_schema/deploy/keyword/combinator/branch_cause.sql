-- Deploy json_schema:keyword/combinator/branch_cause to pg

BEGIN;

CREATE FUNCTION json_schema.branch_cause(
    findings json_schema.finding[], instance_location text, branch text, title text)
RETURNS jsonb
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
    SELECT jsonb_build_object(
        'branch', branch_cause.branch,
        'title', branch_cause.title,
        -- How surely another branch was meant. The value itself is of the wrong kind: 4. One of
        -- its properties is: as much as the keyword says.
        'mismatch', max(CASE
            WHEN finding.instance_location = branch_cause.instance_location AND finding.weight > 0
            THEN 4
            WHEN strpos(substr(finding.instance_location,
                               length(branch_cause.instance_location) + 2), '/') = 0
            THEN least(finding.weight, 3)
            ELSE 0
        END),
        'leaf_count', sum(finding.leaf_count),
        'leaves', jsonb_path_query_array(
            jsonb_agg(coalesce(finding.leaves, jsonb_build_array(jsonb_build_object(
                'instanceLocation', finding.instance_location, 'error', finding.error)))
                ORDER BY finding.n),
            '$[*][*]'),
        'errors', jsonb_agg(
            jsonb_build_object(
                'instanceLocation', finding.instance_location,
                'keywordLocation', finding.keyword_location,
                'keyword', finding.keyword,
                'error', finding.error)
            || CASE
                   WHEN finding.causes IS NULL THEN '{}'
                   ELSE jsonb_build_object('causes', finding.causes)
               END
            ORDER BY finding.n))
      FROM unnest(branch_cause.findings) WITH ORDINALITY
           AS finding (instance_location, keyword_location, keyword, error, weight, causes,
                       leaf_count, leaves, n);
$$;

COMMENT ON FUNCTION json_schema.branch_cause(json_schema.finding[], text, text, text) IS
'Returns one branch of anyOf or oneOf and why it failed. mismatch, leaf_count and leaves are for
closest_first() and summary().';

CREATE FUNCTION json_schema.closest_first(branches jsonb[])
RETURNS jsonb
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
    SELECT jsonb_agg(branch.cause ORDER BY (branch.cause -> 'mismatch')::integer,
                                           (branch.cause -> 'leaf_count')::integer, branch.n)
      FROM unnest(closest_first.branches) WITH ORDINALITY AS branch (cause, n);
$$;

COMMENT ON FUNCTION json_schema.closest_first(jsonb[]) IS
'Returns what branch_cause() made, the closest first. A branch that fails where it says what it is
for, by type, enum or const, was not meant, however few its errors.';

CREATE FUNCTION json_schema.summary(cause jsonb, instance_location text)
RETURNS text
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
    SELECT concat(
        string_agg(
            concat(leaf ->> 'error', ' at ' || nullif(substr(
                leaf ->> 'instanceLocation', length(summary.instance_location) + 1), '')),
            '; ' ORDER BY n) FILTER (WHERE n <= 6),
        CASE WHEN (summary.cause -> 'leaf_count')::integer > 6
             THEN format('; and %s more', (summary.cause -> 'leaf_count')::integer - 6) END)
      FROM jsonb_array_elements(summary.cause -> 'leaves') WITH ORDINALITY AS _ (leaf, n);
$$;

COMMENT ON FUNCTION json_schema.summary(jsonb, text) IS
'Returns the first errors of what branch_cause() made, in one line.';

COMMIT;
