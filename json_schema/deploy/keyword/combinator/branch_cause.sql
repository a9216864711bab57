-- Deploy json_schema:keyword/combinator/branch_cause to pg

BEGIN;

CREATE FUNCTION json_schema.branch_cause(
    findings json_schema.finding[], at text, branch text, title text)
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
        'grade', max(CASE
            WHEN finding.instance_location = branch_cause.at AND finding.weight > 0 THEN 4
            WHEN strpos(substr(finding.instance_location, length(branch_cause.at) + 2), '/') = 0
            THEN least(finding.weight, 3)
            ELSE 0
        END),
        'leaf_count', sum(finding.leaf_count),
        'leaves', jsonb_path_query_array(
            jsonb_agg(coalesce(finding.leaves, jsonb_build_array(jsonb_build_object(
                'at', finding.instance_location, 'error', finding.error))) ORDER BY finding.n),
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
'One branch of anyOf or oneOf and why it failed. grade, leaf_count and leaves are for no_branch(),
which takes them out again.';

CREATE FUNCTION json_schema.no_branch(at text, via text, keyword text, branches jsonb[])
RETURNS json_schema.finding
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _shown  CONSTANT integer := 6;
    _ranked jsonb;
    _leaves jsonb;
    _count  integer;
    _errors text;
BEGIN
    SELECT jsonb_agg(branch.cause ORDER BY (branch.cause -> 'grade')::integer,
                                           (branch.cause -> 'leaf_count')::integer, branch.n)
      INTO _ranked
      FROM unnest(no_branch.branches) WITH ORDINALITY AS branch (cause, n);
    _leaves := jsonb_path_query_array(
        _ranked -> 0 -> 'leaves', '$[0 to $last]', jsonb_build_object('last', _shown - 1));
    _count := (_ranked -> 0 -> 'leaf_count')::integer;
    SELECT string_agg(
               concat(leaf ->> 'error',
                      ' at ' || nullif(substr(leaf ->> 'at', length(no_branch.at) + 1), '')),
               '; ' ORDER BY n)
      INTO _errors
      FROM jsonb_array_elements(_leaves) WITH ORDINALITY AS _ (leaf, n);
    RETURN ROW(
        no_branch.at, no_branch.via || '/' || no_branch.keyword, no_branch.keyword,
        format('none of %s branches of %s matches; the closest is %s: %s%s',
               jsonb_array_length(_ranked), no_branch.keyword,
               coalesce(to_jsonb(_ranked #>> '{0,title}')::text,
                        'branch ' || substring(_ranked #>> '{0,branch}' FROM '[0-9]+$')),
               _errors,
               CASE WHEN _count > _shown THEN format('; and %s more', _count - _shown) END),
        (_ranked #> '{0,grade}')::integer,
        (SELECT jsonb_agg(cause - ARRAY['grade', 'leaf_count', 'leaves'] ORDER BY n)
           FROM jsonb_array_elements(_ranked) WITH ORDINALITY AS _ (cause, n)),
        _count,
        _leaves)::json_schema.finding;
END
$$;

COMMENT ON FUNCTION json_schema.no_branch(text, text, text, jsonb[]) IS
'The finding that no branch of anyOf or oneOf matches: the closest branch is first in causes, and
what it lacks is in the message. A branch that fails where it says what it is for, by type, enum or
const, was not meant, however few its errors.';

CREATE FUNCTION json_schema.many_branches(
    run jsonb, task json_schema.task, matching integer[])
RETURNS json_schema.finding
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
    SELECT json_schema.found(
        (many_branches.task).at, (many_branches.task).via, 'oneOf',
        format('%s branches of oneOf match, only one may: %s', count(*), string_agg(
            coalesce(to_jsonb(json_schema.schema_title(
                         many_branches.run, (many_branches.task).schema -> 'oneOf' -> n,
                         (many_branches.task).location || '/oneOf/' || n))::text,
                     'branch ' || n),
            ', ' ORDER BY n)))
      FROM unnest(many_branches.matching) AS n;
$$;

COMMENT ON FUNCTION json_schema.many_branches(jsonb, json_schema.task, integer[]) IS
'The finding that several branches of oneOf match.';

COMMIT;
