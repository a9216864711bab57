-- Deploy json_schema:keyword/array/contains_findings to pg

BEGIN;

CREATE FUNCTION json_schema.contains_findings(
    root jsonb, loaded jsonb, cache jsonb, walk json_schema.walk, task json_schema.task)
RETURNS json_schema.outcome
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    -- Why it failed is asked of so many items only.
    _asked    CONSTANT integer := 20;
    _instance jsonb := contains_findings.task.instance;
    _task     json_schema.task := json_schema.subtask(
        contains_findings.task, contains_findings.task.schema -> 'contains', '/contains', 'false');
    _item     json_schema.task := _task;
    _walk     json_schema.walk := contains_findings.walk;
    _loaded   jsonb := contains_findings.loaded;
    _cache    jsonb := contains_findings.cache;
    _result   json_schema.outcome;
    _outcome  json_schema.outcome;
    _causes   jsonb[] := '{}';
    _closest  jsonb;
BEGIN
    _task.trail := '{}';
    _item.trail := '{}';
    _item.instance := NULL;
    FOR _i IN 0 .. jsonb_array_length(_instance) - 1 LOOP
        _item.instance := _instance -> _i;
        _item.instance_location := _task.instance_location || '/' || _i;
        _outcome := json_schema.holds(root, _loaded, _cache, _walk, _item);
        _loaded := coalesce(_outcome.loaded, _loaded);
        _cache := coalesce(_outcome.cache, _cache);
        _result.loaded := coalesce(_outcome.loaded, _result.loaded);
        _result.cache := coalesce(_outcome.cache, _result.cache);
        IF _outcome.findings IS NULL THEN
            RETURN _result;
        END IF;
    END LOOP;
    IF NOT _walk.first_only AND _walk.causes > 0 THEN
        _walk.depth := _walk.depth + 1;
        _walk.causes := 0;
        FOR _i IN 0 .. least(jsonb_array_length(_instance), _asked) - 1 LOOP
            _item.instance := _instance -> _i;
            _item.instance_location := _task.instance_location || '/' || _i;
            _outcome := json_schema.evaluate(root, _loaded, _cache, _walk, _item);
            _causes := array_append(_causes, json_schema.branch_cause(
                _outcome.findings, _item.instance_location, _item.instance_location, NULL));
        END LOOP;
        _closest := json_schema.closest_first(_causes) -> 0;
    END IF;
    _result.findings := ARRAY[json_schema.found(
        _task.instance_location, contains_findings.task.keyword_location, 'contains',
        format('%s has no item that is %s', json_schema.shorten(_instance),
               json_schema.schema_name(root, _loaded, _task))
        || CASE WHEN _closest IS NULL THEN '' ELSE format(
               '; the closest is item %s: %s', substring(_closest ->> 'branch' FROM '[0-9]+$'),
               json_schema.summary(_closest, _closest ->> 'branch')) END)];
    RETURN _result;
END
$$;

COMMENT ON FUNCTION json_schema.contains_findings(
    jsonb, jsonb, jsonb, json_schema.walk, json_schema.task) IS
'Returns what breaks contains. The arguments are those of evaluate().';

COMMIT;
