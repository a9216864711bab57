-- Deploy json_schema:evaluate/output to pg

BEGIN;

CREATE FUNCTION json_schema.output(
    schema jsonb, instance jsonb, assert_formats boolean DEFAULT false,
    max_errors integer DEFAULT NULL)
RETURNS jsonb
LANGUAGE sql
STABLE
PARALLEL SAFE
AS $$
    SELECT CASE WHEN output.schema IS NOT NULL AND output.instance IS NOT NULL
                 AND output.assert_formats IS NOT NULL THEN jsonb_build_object(
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
            '[]')) END
      FROM json_schema.errors(output.schema, output.instance, output.assert_formats,
                              output.max_errors)
           WITH ORDINALITY
           AS problem (instance_location, keyword_location, keyword, error, causes, n);
$$;

COMMENT ON FUNCTION json_schema.output(jsonb, jsonb, boolean, integer) IS
'Returns errors() for programs, in the terms of the specification''s output: {"valid": ...,
"errors": [{"instanceLocation", "keywordLocation", "keyword", "error"}, ...]}, and "causes" where
there are some. max_errors: see errors(). NULL for SQL NULL.';

COMMIT;
