-- Deploy json_schema:evaluate/errors to pg

BEGIN;

CREATE FUNCTION json_schema.errors(
    schema jsonb, instance jsonb, assert_formats boolean DEFAULT false,
    max_errors integer DEFAULT NULL)
RETURNS TABLE (
    instance_location text,
    keyword_location  text,
    keyword           text,
    error             text,
    causes            jsonb
)
LANGUAGE sql
STABLE
PARALLEL SAFE
AS $$
    SELECT finding.instance_location, finding.keyword_location, finding.keyword, finding.error,
           finding.causes
      FROM unnest(json_schema.findings(
               errors.schema, errors.instance, errors.assert_formats, false,
               errors.max_errors)) AS finding;
$$;

COMMENT ON FUNCTION json_schema.errors(jsonb, jsonb, boolean, integer) IS
'Returns everything that breaks a Draft-07 schema, a row each; no rows for a valid instance or SQL
NULL. causes says for anyOf and oneOf why each branch failed, the closest first. max_errors: stop as
soon as so many are known, in each branch too; NULL for all. Raises MR101 for a malformed schema,
MR102 and MR104 for $refs, MR103 for a pattern, MR105 for too deep a nesting.';

COMMIT;
