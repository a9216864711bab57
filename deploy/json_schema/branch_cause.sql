-- Deploy model_registry:json_schema/branch_cause to pg

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
        'errors', jsonb_agg(
            jsonb_strip_nulls(jsonb_build_object(
                'instanceLocation', finding.instance_location,
                'keywordLocation', finding.keyword_location,
                'keyword', finding.keyword,
                'error', finding.error,
                'causes', finding.causes))
            ORDER BY finding.n))
      FROM unnest(branch_cause.findings) WITH ORDINALITY
           AS finding (instance_location, keyword_location, keyword, error, weight, causes, n);
$$;

COMMENT ON FUNCTION json_schema.branch_cause(json_schema.finding[], text, text, text) IS
'One branch of anyOf or oneOf and why it failed. Its grade is for ranking and is taken out again.';

CREATE FUNCTION json_schema.leaf_errors(causes jsonb)
RETURNS TABLE (instance_location text, error text, n bigint)
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
    WITH RECURSIVE walk AS (
        SELECT item, ARRAY[n] AS path
          FROM jsonb_array_elements(leaf_errors.causes -> 0 -> 'errors') WITH ORDINALITY
               AS _ (item, n)
        UNION ALL
        SELECT inner_error.item, walk.path || inner_error.n
          FROM walk
         CROSS JOIN LATERAL jsonb_array_elements(walk.item -> 'causes' -> 0 -> 'errors')
               WITH ORDINALITY AS inner_error (item, n)
    )
    SELECT walk.item ->> 'instanceLocation', walk.item ->> 'error',
           row_number() OVER (ORDER BY walk.path)
      FROM walk
     WHERE NOT walk.item ? 'causes';
$$;

COMMENT ON FUNCTION json_schema.leaf_errors(jsonb) IS
'The errors of the closest branch; for an anyOf or oneOf among them, those of its closest branch.';

CREATE FUNCTION json_schema.no_branch(at text, via text, keyword text, branches jsonb[])
RETURNS json_schema.finding
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _causes jsonb;
    _grade  integer;
    _errors text;
BEGIN
    SELECT jsonb_agg(branch.cause - 'grade'
               ORDER BY (branch.cause ->> 'grade')::integer,
                        (SELECT count(*)
                           FROM json_schema.leaf_errors(jsonb_build_array(branch.cause))),
                        branch.n),
           min((branch.cause ->> 'grade')::integer)
      INTO _causes, _grade
      FROM unnest(no_branch.branches) WITH ORDINALITY AS branch (cause, n);
    SELECT string_agg(concat(leaf.error,
                          ' at ' || nullif(substr(leaf.instance_location,
                                                  length(no_branch.at) + 1), '')),
                      '; ' ORDER BY leaf.n) FILTER (WHERE leaf.n <= 6)
               || CASE WHEN count(*) > 6 THEN format('; and %s more', count(*) - 6) ELSE '' END
      INTO _errors
      FROM json_schema.leaf_errors(_causes) AS leaf;
    RETURN json_schema.found(
        no_branch.at, no_branch.via, no_branch.keyword,
        format('none of %s branches of %s matches; the closest is %s: %s',
               jsonb_array_length(_causes), no_branch.keyword,
               coalesce(to_jsonb(_causes -> 0 ->> 'title')::text,
                        'branch ' || substring(_causes -> 0 ->> 'branch' FROM '[0-9]+$')),
               _errors),
        _grade, _causes);
END
$$;

COMMENT ON FUNCTION json_schema.no_branch(text, text, text, jsonb[]) IS
'The finding that no branch of anyOf or oneOf matches: the closest branch is first in causes, and
what it lacks is in the message. A branch that fails where it says what it is for, by type, enum or
const, was not meant, however few its errors.';

CREATE FUNCTION json_schema.many_branches(
    run jsonb, location text, at text, via text, matching integer[])
RETURNS json_schema.finding
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
    SELECT json_schema.found(
        many_branches.at, many_branches.via, 'oneOf',
        format('%s branches of oneOf match, only one may: %s', count(*), string_agg(
            coalesce(to_jsonb(json_schema.schema_title(
                         many_branches.run, many_branches.location || '/oneOf/' || n))::text,
                     'branch ' || n),
            ', ' ORDER BY n)))
      FROM unnest(many_branches.matching) AS n;
$$;

COMMENT ON FUNCTION json_schema.many_branches(jsonb, text, text, text, integer[]) IS
'The finding that several branches of oneOf match.';

COMMIT;
