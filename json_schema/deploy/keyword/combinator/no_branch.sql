-- Deploy json_schema:keyword/combinator/no_branch to pg

BEGIN;

CREATE FUNCTION json_schema.no_branch(
    instance_location text, keyword_location text, keyword text, branches jsonb[])
RETURNS json_schema.finding
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _causes  jsonb := json_schema.closest_first(no_branch.branches);
    _closest jsonb := _causes -> 0;
BEGIN
    RETURN ROW(
        no_branch.instance_location, no_branch.keyword_location || '/' || no_branch.keyword,
        no_branch.keyword,
        format('none of %s branches of %s matches; the closest is %s: %s',
               jsonb_array_length(_causes), no_branch.keyword,
               coalesce(nullif(_closest -> 'title', 'null')::text,
                        'branch ' || substring(_closest ->> 'branch' FROM '[0-9]+$')),
               json_schema.summary(_closest, no_branch.instance_location)),
        (_closest -> 'mismatch')::integer,
        (SELECT jsonb_agg(cause - ARRAY['mismatch', 'leaf_count', 'leaves'] ORDER BY n)
           FROM jsonb_array_elements(_causes) WITH ORDINALITY AS _ (cause, n)),
        (_closest -> 'leaf_count')::integer,
        jsonb_path_query_array(_closest -> 'leaves', '$[0 to 5]'))::json_schema.finding;
END
$$;

COMMENT ON FUNCTION json_schema.no_branch(text, text, text, jsonb[]) IS
'Returns the finding that no branch of anyOf or oneOf matches: the closest branch is first in
causes, and what it lacks is in the message.';

CREATE FUNCTION json_schema.many_branches(
    root jsonb, loaded jsonb, task json_schema.task, matching integer[])
RETURNS json_schema.finding
LANGUAGE sql
STABLE
PARALLEL SAFE
AS $$
    SELECT json_schema.found(
        (many_branches.task).instance_location, (many_branches.task).keyword_location, 'oneOf',
        format('%s branches of oneOf match, only one may: %s%s', count(*),
               string_agg(
                   coalesce(to_jsonb(json_schema.schema_title(root, loaded, branch))::text,
                            format('branch %s %s', i, json_schema.shorten(branch.schema))),
                   ', ' ORDER BY n) FILTER (WHERE n <= 3),
               CASE WHEN count(*) > 3 THEN format(', and %s more', count(*) - 3) END))
      FROM unnest(many_branches.matching) WITH ORDINALITY AS _ (i, n),
           json_schema.subtask(task, (task).schema -> 'oneOf' -> i, '/oneOf/' || i, 'oneOf')
           AS branch;
$$;

COMMENT ON FUNCTION json_schema.many_branches(jsonb, jsonb, json_schema.task, integer[]) IS
'Returns the finding that several branches of oneOf match.';

COMMIT;
