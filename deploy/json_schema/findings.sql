-- Deploy model_registry:json_schema/findings to pg

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
    _run      jsonb := json_schema.link(findings.schema)
                    || jsonb_build_object('assert_formats', findings.assert_formats);
    -- A value from a table may be compressed; unpack it once, not at every step.
    _instance jsonb := jsonb_build_array(findings.instance) -> 0;
BEGIN
    RETURN json_schema.evaluate(_run, findings.first_only, '#', _instance, '', '', 1);
END
$$;

COMMENT ON FUNCTION json_schema.findings(jsonb, jsonb, boolean, boolean) IS
'What breaks a schema, NULL where nothing does: the inside of errors() and is_valid().';

COMMIT;
