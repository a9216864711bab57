-- Deploy json_schema:evaluate/findings to pg

BEGIN;

CREATE FUNCTION json_schema.findings(
    schema jsonb, instance jsonb, assert_formats boolean, first_only boolean)
RETURNS json_schema.finding[]
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    -- Most schemas have nothing to link, and what link() returns would be one more copy of them.
    _run      jsonb := jsonb_build_object('assert_formats', findings.assert_formats)
                    || CASE WHEN strpos(findings.schema::text, '"$ref"') > 0
                            THEN json_schema.link(findings.schema) ELSE '{}' END;
    -- A value from a table may be compressed; unpack it once, not at every step.
    _instance jsonb := jsonb_build_array(findings.instance) -> 0;
BEGIN
    RETURN json_schema.evaluate(
        _run, findings.first_only,
        ROW(findings.schema, '#', _instance, '', '', 'false')::json_schema.task, 1);
END
$$;

COMMENT ON FUNCTION json_schema.findings(jsonb, jsonb, boolean, boolean) IS
'What breaks a schema, NULL where nothing does: the inside of errors() and is_valid().';

COMMIT;
