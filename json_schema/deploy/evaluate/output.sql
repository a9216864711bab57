-- Deploy json_schema:evaluate/output to pg

BEGIN;

CREATE FUNCTION json_schema.output(
    schema jsonb, instance jsonb, assert_formats boolean DEFAULT false)
RETURNS jsonb
LANGUAGE sql
STABLE
PARALLEL SAFE
STRICT
AS $$
    SELECT jsonb_build_object(
        'valid', count(*) = 0,
        'errors', coalesce(
            jsonb_agg(
                jsonb_build_object(
                    'instanceLocation', problem.instance_location,
                    'keywordLocation', problem.keyword_location,
                    'keyword', problem.keyword,
                    'error', problem.error)
                || CASE
                       WHEN problem.causes IS NULL THEN '{}'
                       ELSE jsonb_build_object('causes', problem.causes)
                   END
                ORDER BY problem.n),
            '[]'))
      FROM json_schema.errors(output.schema, output.instance, output.assert_formats)
           WITH ORDINALITY
           AS problem (instance_location, keyword_location, keyword, error, causes, n);
$$;

COMMENT ON FUNCTION json_schema.output(jsonb, jsonb, boolean) IS
'errors() for programs, in the terms of the specification''s output: {"valid": ..., "errors":
[{"instanceLocation", "keywordLocation", "keyword", "error"}, ...]}, and "causes" where there are
some. NULL for SQL NULL.';

COMMIT;
