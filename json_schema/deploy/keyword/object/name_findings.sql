-- Deploy json_schema:keyword/object/name_findings to pg

BEGIN;

CREATE FUNCTION json_schema.name_findings(
    run jsonb, first_only boolean, task json_schema.task, depth integer)
RETURNS json_schema.finding[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _findings json_schema.finding[] := '{}';
    _more     json_schema.finding[];
    _one      json_schema.finding;
    _task     json_schema.task := json_schema.subtask(
        name_findings.task, name_findings.task.schema -> 'propertyNames', '/propertyNames');
    _name     text;
BEGIN
    FOR _name IN SELECT jsonb_object_keys(name_findings.task.instance) LOOP
        _task.instance := to_jsonb(_name);
        _more := json_schema.evaluate(
            name_findings.run, name_findings.first_only, _task, name_findings.depth);
        IF _more IS NOT NULL THEN
            FOREACH _one IN ARRAY _more LOOP
                -- A name has no JSON Pointer of its own: the location is that of the object.
                _one.error := 'the property name ' || _one.error;
                _findings := array_append(_findings, _one);
            END LOOP;
            EXIT WHEN name_findings.first_only;
        END IF;
    END LOOP;
    RETURN nullif(_findings, '{}');
END
$$;

COMMENT ON FUNCTION json_schema.name_findings(
    jsonb, boolean, json_schema.task, integer) IS
'What breaks propertyNames.';

COMMIT;
