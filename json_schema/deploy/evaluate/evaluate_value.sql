-- Deploy json_schema:evaluate/evaluate_value to pg

BEGIN;

CREATE FUNCTION json_schema.evaluate_value(
    root jsonb, loaded jsonb, cache jsonb, walk json_schema.walk, task json_schema.task)
RETURNS json_schema.outcome
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    _first_only CONSTANT boolean := evaluate_value.walk.first_only;
    _max        CONSTANT integer := evaluate_value.walk.max_errors;
    _loaded     jsonb := evaluate_value.loaded;
    _cache      jsonb := evaluate_value.cache;
    _result     json_schema.outcome;
    _outcome    json_schema.outcome;
    _followed   json_schema.followed;
    _finding    json_schema.finding;
    _findings   json_schema.finding[] := '{}';
    -- The value stands in _instance, and in _task only where that is handed on.
    _task       json_schema.task := evaluate_value.task;
    _instance   CONSTANT jsonb := evaluate_value.task.instance;
    _kind       CONSTANT text := jsonb_typeof(_instance);
    _schema     jsonb;
    _groups     json_schema.task_group[];
    -- The schemas that it must meet too, and those that $refs have led to.
    _also       json_schema.task[] := '{}';
    _next       integer := 1;
    _one        json_schema.task;
    _seen       text[] := evaluate_value.task.trail;
    _known      boolean;
BEGIN
    _task.instance := NULL;
    LOOP
        _known := false;
        IF _task.schema ?| ARRAY['$ref', '$id'] THEN
            _followed := json_schema.follow(root, _loaded, _task, true);
            _loaded := coalesce(_followed.loaded, _loaded);
            _result.loaded := coalesce(_followed.loaded, _result.loaded);
            -- Many ways may lead to one schema; once is enough.
            _known := (_followed.task).location <> _task.location
                AND (_followed.task).location = ANY (_seen);
            _task := _followed.task;
            _seen := array_append(_seen, _task.location);
        END IF;
        _schema := _task.schema;
        IF NOT _known AND _schema <> 'true' THEN
            IF _kind = 'string' AND _schema ? 'pattern'
               AND (_cache -> 'patterns' ? (_schema ->> 'pattern')) IS NOT TRUE
               OR _kind = 'object' AND _schema ? 'patternProperties'
               AND NOT json_schema.has_patterns(_cache, _schema) THEN
                _cache := json_schema.cache_patterns(_cache, _schema, _task.keyword_location);
                _result.cache := _cache;
            END IF;
            _outcome := NULL;
            -- Most often there is nothing but the type, and it is right, which is seen at once.
            IF NOT json_schema.is_plainly_right(_schema, _kind) THEN
                _outcome.findings := json_schema.assertion_findings(
                    _schema, _instance, _task.instance_location, _task.keyword_location,
                    _task.keyword, _cache #>> ARRAY['patterns', _schema ->> 'pattern'],
                    evaluate_value.walk.assert_formats);
            END IF;
            IF _schema ?| ARRAY['anyOf', 'oneOf', 'not', 'contains', 'propertyNames', 'if']
               AND NOT (_first_only AND _outcome.findings IS NOT NULL) THEN
                _task.instance := _instance;
                _outcome := json_schema.application_findings(
                    root, _loaded, _cache, evaluate_value.walk, _task, _outcome.findings);
                _task.instance := NULL;
                _loaded := coalesce(_outcome.loaded, _loaded);
                _cache := coalesce(_outcome.cache, _cache);
                _result.loaded := coalesce(_outcome.loaded, _result.loaded);
                _result.cache := coalesce(_outcome.cache, _result.cache);
            END IF;
            IF _outcome.findings IS NOT NULL THEN
                -- array_append works in place, where || would copy all that was found so far.
                FOREACH _finding IN ARRAY _outcome.findings LOOP
                    _finding.error := _finding.error || _task.note;
                    _findings := array_append(_findings, _finding);
                END LOOP;
                EXIT WHEN _first_only OR cardinality(_findings) >= _max;
            END IF;
            IF _schema ?| ARRAY['allOf', 'if', 'dependencies'] THEN
                FOREACH _one IN ARRAY json_schema.same_value_tasks(
                    root, _loaded, _task, _instance, _outcome.condition, NOT _first_only)
                LOOP
                    _also := array_append(_also, _one);
                END LOOP;
            END IF;
            _groups := CASE
                WHEN _kind = 'array' AND _schema ? 'items' THEN
                    json_schema.item_groups(_schema, _instance, _max IS NOT NULL)
                WHEN _kind = 'object' AND _schema ?| ARRAY[
                        'properties', 'patternProperties', 'additionalProperties'] THEN
                    json_schema.member_groups(
                        _schema, _instance, _task.keyword_location, _cache -> 'patterns',
                        _max IS NOT NULL)
            END;
            IF _groups IS NOT NULL THEN
                _result.waiting := array_append(
                    _result.waiting, ROW(_task, _groups)::json_schema.parent);
            END IF;
        END IF;
        EXIT WHEN _next > cardinality(_also);
        _task := _also[_next];
        _also[_next] := NULL;
        _next := _next + 1;
    END LOOP;
    _result.findings := nullif(_findings, '{}');
    RETURN _result;
END
$$;

COMMENT ON FUNCTION json_schema.evaluate_value(
    jsonb, jsonb, jsonb, json_schema.walk, json_schema.task) IS
'Returns what breaks a schema in a value itself, and as waiting what is inside it that the schema
speaks of; the tasks there have no copy of the value. The arguments are those of evaluate().';

COMMIT;
