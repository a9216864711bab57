-- Deploy json_schema:keyword/object/name_findings to pg

BEGIN;

CREATE FUNCTION json_schema.name_findings(
    root jsonb, loaded jsonb, cache jsonb, walk json_schema.walk, task json_schema.task)
RETURNS json_schema.outcome
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    _walk     json_schema.walk := name_findings.walk;
    _task     json_schema.task := json_schema.subtask(
        name_findings.task, name_findings.task.schema -> 'propertyNames', '/propertyNames',
        'false');
    _loaded   jsonb := name_findings.loaded;
    _cache    jsonb := name_findings.cache;
    _result   json_schema.outcome;
    _outcome  json_schema.outcome;
    _findings json_schema.finding[] := '{}';
    _one      json_schema.finding;
    _name     text;
BEGIN
    _walk.depth := _walk.depth + 1;
    _task.trail := '{}';
    FOR _name IN SELECT jsonb_object_keys(name_findings.task.instance) LOOP
        _task.instance := to_jsonb(_name);
        -- A name has no location of its own, so the answers of others must not count for it.
        _outcome := json_schema.evaluate(root, _loaded, _cache - 'answers', _walk, _task);
        _loaded := coalesce(_outcome.loaded, _loaded);
        _cache := coalesce(_outcome.cache - 'answers', _cache);
        _result.loaded := coalesce(_outcome.loaded, _result.loaded);
        IF _outcome.findings IS NOT NULL THEN
            FOREACH _one IN ARRAY _outcome.findings LOOP
                _one.error := 'the property name ' || _one.error;
                _findings := array_append(_findings, _one);
            END LOOP;
            EXIT WHEN _walk.first_only OR cardinality(_findings) >= _walk.max_errors;
        END IF;
    END LOOP;
    _result.findings := nullif(_findings, '{}');
    RETURN _result;
END
$$;

COMMENT ON FUNCTION json_schema.name_findings(
    jsonb, jsonb, jsonb, json_schema.walk, json_schema.task) IS
'Returns what breaks propertyNames. The arguments are those of evaluate().';

COMMIT;
