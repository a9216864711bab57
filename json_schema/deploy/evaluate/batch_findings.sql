-- Deploy json_schema:evaluate/batch_findings to pg

BEGIN;

-- All items of a long list meet one schema: each keyword is asked once about all of them.
CREATE FUNCTION json_schema.batch_findings(
    root jsonb, loaded jsonb, cache jsonb, walk json_schema.walk, task json_schema.task,
    instances jsonb[])
RETURNS json_schema.outcome
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    _loaded    jsonb := batch_findings.loaded;
    _cache     jsonb := batch_findings.cache;
    _queue     json_schema.batch[] := ARRAY[ROW(task, instances)::json_schema.batch];
    _next      integer := 1;
    _task      json_schema.task;
    _instances jsonb[];
    _there     text[];
    _kinds     text[];
    _schema    jsonb;
    _followed  json_schema.followed;
    _result    json_schema.outcome;
    _outcome   json_schema.outcome;
    _one       json_schema.task;
    _same      json_schema.task;
BEGIN
    WHILE _next <= cardinality(_queue) LOOP
        _task := _queue[_next].task;
        _instances := _queue[_next].instances;
        _queue[_next] := NULL;
        _next := _next + 1;
        IF _task.schema ?| ARRAY['$ref', '$id'] THEN
            _followed := json_schema.follow(root, _loaded, _task);
            _task := _followed.task;
            _loaded := coalesce(_followed.loaded, _loaded);
        END IF;
        _schema := _task.schema;
        _there := ARRAY(
            SELECT DISTINCT jsonb_typeof(instance) FROM unnest(_instances) AS instance);
        _kinds := ARRAY(
            SELECT kind FROM unnest(_there) AS kind
             WHERE NOT json_schema.accepts_kind(_schema, kind));
        CONTINUE WHEN _kinds = '{}';
        IF _kinds <> _there THEN
            _instances := ARRAY(
                SELECT instance FROM unnest(_instances) AS instance
                 WHERE jsonb_typeof(instance) = ANY (_kinds));
        END IF;
        IF _schema ?| ARRAY['pattern', 'patternProperties'] THEN
            _cache := json_schema.cache_patterns(_cache, _schema, _task.keyword_location);
        END IF;
        _result.findings := json_schema.first_findings(
            _task, _instances, _kinds, _cache #>> ARRAY['patterns', _schema ->> 'pattern'],
            batch_findings.walk.assert_formats);
        IF _result.findings IS NOT NULL THEN
            EXIT;
        ELSIF _schema ?| ARRAY['anyOf', 'oneOf', 'not', 'contains', 'propertyNames', 'if',
                               'dependencies'] THEN
            _one := _task;
            FOREACH _one.instance IN ARRAY _instances LOOP
                -- Answers are remembered by location: equal values may share one, others not.
                _one.instance_location := concat(
                    _task.instance_location, '/*', md5(_one.instance::text));
                _outcome := json_schema.application_findings(
                    root, _loaded, _cache, batch_findings.walk, _one, NULL);
                _loaded := coalesce(_outcome.loaded, _loaded);
                _cache := coalesce(_outcome.cache, _cache);
                _result.findings := _outcome.findings;
                EXIT WHEN _result.findings IS NOT NULL;
                FOREACH _same IN ARRAY json_schema.same_value_tasks(
                    root, _loaded, _task, _one.instance, _outcome.condition, false)
                LOOP
                    _queue := array_append(
                        _queue, ROW(_same, ARRAY[_one.instance])::json_schema.batch);
                END LOOP;
            END LOOP;
            EXIT WHEN _result.findings IS NOT NULL;
        ELSIF _schema ? 'allOf' THEN
            FOREACH _same IN ARRAY json_schema.same_value_tasks(
                root, _loaded, _task, NULL, NULL, false)
            LOOP
                _queue := array_append(_queue, ROW(_same, _instances)::json_schema.batch);
            END LOOP;
        END IF;
        IF 'array' = ANY (_kinds) AND _schema ? 'items' THEN
            _queue := _queue || json_schema.item_batches(_task, _instances);
        END IF;
        IF 'object' = ANY (_kinds) AND _schema ?| ARRAY['properties', 'patternProperties',
                                                        'additionalProperties'] THEN
            _queue := _queue || json_schema.member_batches(
                _task, _instances, _cache -> 'patterns');
        END IF;
    END LOOP;
    _result.loaded := nullif(_loaded, batch_findings.loaded);
    _result.cache := nullif(_cache, batch_findings.cache);
    RETURN _result;
END
$$;

COMMENT ON FUNCTION json_schema.batch_findings(
    jsonb, jsonb, jsonb, json_schema.walk, json_schema.task, jsonb[]) IS
'Returns what breaks the schema of a task in one of many values, NULL where all satisfy it. The
arguments are those of evaluate(), for a walk that stops at the first finding.';

COMMIT;
