-- Deploy json_schema:keyword/array/contains_findings to pg

BEGIN;

CREATE FUNCTION json_schema.contains_findings(
    run jsonb, task json_schema.task, depth integer)
RETURNS json_schema.finding[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _task json_schema.task := json_schema.subtask(
        contains_findings.task, contains_findings.task.schema -> 'contains', '/contains');
BEGIN
    FOR _i IN 0 .. jsonb_array_length(contains_findings.task.instance) - 1 LOOP
        _task.instance := contains_findings.task.instance -> _i;
        _task.at := contains_findings.task.at || '/' || _i;
        IF json_schema.evaluate(
               contains_findings.run, true, _task, contains_findings.depth) IS NULL THEN
            RETURN NULL;
        END IF;
    END LOOP;
    RETURN ARRAY[json_schema.found(
        contains_findings.task.at, contains_findings.task.via, 'contains',
        format('%s has no item that is %s', json_schema.excerpt(contains_findings.task.instance),
               json_schema.schema_name(contains_findings.run, _task.schema, _task.location)))];
END
$$;

COMMENT ON FUNCTION json_schema.contains_findings(jsonb, json_schema.task, integer) IS
'What breaks contains.';

COMMIT;
