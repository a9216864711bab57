-- Deploy json_schema:evaluate/explain to pg

BEGIN;

CREATE FUNCTION json_schema.explain_errors(errors jsonb, indent text)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _shown integer;
    _lines text[] := '{}';
    _error jsonb;
    _cause jsonb;
    _n     integer := 0;
BEGIN
    FOR _error IN SELECT jsonb_array_elements(explain_errors.errors) LOOP
        _lines := array_append(_lines, format(
            '%s- %s: %s  [%s]', explain_errors.indent,
            coalesce(nullif(_error ->> 'instanceLocation', ''), '(root)'),
            CASE
                WHEN _error ? 'causes' THEN format(
                    'none of %s branches of %s matches', jsonb_array_length(_error -> 'causes'),
                    _error ->> 'keyword')
                ELSE _error ->> 'error'
            END,
            coalesce(nullif(_error ->> 'keywordLocation', ''), '(root)')));
        _n := 0;
        _shown := CASE WHEN jsonb_array_length(_error -> 'causes') > 5 THEN 3 ELSE 5 END;
        FOR _cause IN SELECT jsonb_array_elements(_error -> 'causes') LOOP
            _n := _n + 1;
            IF _n > _shown THEN
                _lines := array_append(_lines, format(
                    '%s  and %s more', explain_errors.indent,
                    jsonb_array_length(_error -> 'causes') - _shown));
                EXIT;
            END IF;
            _lines := array_append(_lines, format(
                '%s  %s%s:', explain_errors.indent,
                coalesce(_cause ->> 'title',
                         'branch ' || substring(_cause ->> 'branch' FROM '[0-9]+$')),
                CASE WHEN _n = 1 AND jsonb_array_length(_error -> 'causes') > 1
                     THEN ' (closest)' END));
            _lines := array_append(_lines, json_schema.explain_errors(
                _cause -> 'errors', explain_errors.indent || '    '));
        END LOOP;
    END LOOP;
    RETURN array_to_string(_lines, E'\n');
END
$$;

COMMENT ON FUNCTION json_schema.explain_errors(jsonb, text) IS
'Takes errors as output() has them; returns lines of text, also for branches of anyOf and oneOf.';

CREATE FUNCTION json_schema.explain(
    schema jsonb, instance jsonb, assert_formats boolean DEFAULT false,
    max_errors integer DEFAULT NULL)
RETURNS text
LANGUAGE sql
STABLE
PARALLEL SAFE
AS $$
    SELECT CASE
        WHEN result -> 'valid' = 'true' THEN 'valid'
        WHEN result -> 'valid' = 'false' THEN format(E'not valid: %s%s %s\n%s',
                    CASE jsonb_array_length(result -> 'errors') WHEN explain.max_errors
                         THEN 'the first ' END,
                    jsonb_array_length(result -> 'errors'),
                    CASE jsonb_array_length(result -> 'errors') WHEN 1 THEN 'error'
                         ELSE 'errors' END,
                    json_schema.explain_errors(result -> 'errors', ''))
    END
      FROM json_schema.output(explain.schema, explain.instance, explain.assert_formats,
                              explain.max_errors) AS result;
$$;

COMMENT ON FUNCTION json_schema.explain(jsonb, jsonb, boolean, integer) IS
'Returns errors() for people: a line each, with the value''s place in front and the keyword''s in
brackets; under an anyOf or oneOf why each branch failed, the closest first. max_errors: see
errors(). NULL for SQL NULL.';

COMMIT;
