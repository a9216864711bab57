-- Deploy json_schema:evaluate/evaluate to pg

BEGIN;

CREATE FUNCTION json_schema.evaluate(
    root jsonb, loaded jsonb, cache jsonb, walk json_schema.walk, task json_schema.task)
RETURNS json_schema.outcome
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    _first_only CONSTANT boolean := evaluate.walk.first_only;
    _max        CONSTANT integer := evaluate.walk.max_errors;
    _formats    CONSTANT boolean := evaluate.walk.assert_formats;
    _loaded     jsonb := evaluate.loaded;
    _cache      jsonb := evaluate.cache;
    _result     json_schema.outcome;
    _outcome    json_schema.outcome;
    _followed   json_schema.followed;
    _finding    json_schema.finding;
    _findings   json_schema.finding[] := '{}';
    -- The value at hand stands in _instance, and in _task only where that is handed on.
    _task       json_schema.task := evaluate.task;
    _instance   jsonb := evaluate.task.instance;
    _kind       text;
    _schema     jsonb;
    -- Of the value at hand: the $refs followed, and the schemas that it must meet too.
    _seen       text[] := '{}';
    _also       json_schema.task[] := '{}';
    _also_next  integer := 1;
    _one        json_schema.task;
    -- What is inside a value is queued, so a document may be nested as deeply as it likes.
    _queue      json_schema.parent[] := '{}';
    _queue_next integer := 1;
    _queued     json_schema.parent;
    _parent     json_schema.task;
    _around     jsonb;
    _groups     json_schema.task_group[] := '{}';
    _group_next integer := 1;
    _group      json_schema.task_group;
    _shared     json_schema.task;
    _names      text[];
    _each       boolean;
    _next       integer := 1;
    _last       integer := 0;
    _token      text;
BEGIN
    -- A hundred take half of the stack that max_stack_depth grants by default.
    IF evaluate.walk.depth > 100 THEN
        PERFORM json_schema.refuse_depth(evaluate.task);
    END IF;
    _task.instance := NULL;
    <<walk>>
    LOOP
        <<value>>
        BEGIN
            IF _task.schema ?| ARRAY['$ref', '$id'] THEN
                _followed := json_schema.follow(
                    root, _loaded, _task.schema, _task.location, _task.base, _task.trail);
                _task.schema := _followed.schema;
                _task.location := _followed.location;
                _task.base := _followed.base;
                _task.trail := _followed.trail;
                _task.keyword_location := _task.keyword_location || _followed.hops;
                _loaded := coalesce(_followed.loaded, _loaded);
                _result.loaded := coalesce(_followed.loaded, _result.loaded);
                -- Many ways may lead to one schema; once is enough.
                EXIT value WHEN _followed.hops <> '' AND _task.location = ANY (_seen);
                _seen := array_append(_seen, _task.location);
            END IF;
            _schema := _task.schema;
            EXIT value WHEN _schema = 'true';
            _kind := jsonb_typeof(_instance);
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
                    _task.keyword, _cache #>> ARRAY['patterns', _schema ->> 'pattern'], _formats);
            END IF;
            IF _schema ?| ARRAY['anyOf', 'oneOf', 'not', 'contains', 'propertyNames', 'if']
               AND NOT (_first_only AND _outcome.findings IS NOT NULL) THEN
                _task.instance := _instance;
                _outcome := json_schema.application_findings(
                    root, _loaded, _cache, evaluate.walk, _task, _outcome.findings);
                _task.instance := NULL;
                _loaded := coalesce(_outcome.loaded, _loaded);
                _cache := coalesce(_outcome.cache, _cache);
                _result.loaded := coalesce(_outcome.loaded, _result.loaded);
                _result.cache := coalesce(_outcome.cache, _result.cache);
            END IF;
            IF _outcome.findings IS NOT NULL THEN
                IF _first_only THEN
                    _result.findings := _outcome.findings;
                    RETURN _result;
                END IF;
                -- array_append works in place, where || would copy all that was found so far.
                FOREACH _finding IN ARRAY _outcome.findings LOOP
                    _finding.error := _finding.error || _task.note;
                    _findings := array_append(_findings, _finding);
                END LOOP;
                IF cardinality(_findings) >= _max THEN
                    _result.findings := _findings[:_max];
                    RETURN _result;
                END IF;
            END IF;
            IF _schema ?| ARRAY['allOf', 'if', 'dependencies'] THEN
                FOREACH _one IN ARRAY json_schema.same_value_tasks(
                    root, _loaded, _task, _instance, _outcome.condition, NOT _first_only)
                LOOP
                    _also := array_append(_also, _one);
                END LOOP;
            END IF;
            IF _kind = 'array' AND _schema ? 'items'
               OR _kind = 'object' AND _schema ?| ARRAY['properties', 'patternProperties',
                                                        'additionalProperties'] THEN
                _queued.groups := CASE _kind
                    WHEN 'array' THEN json_schema.item_groups(_schema, _instance, _max IS NOT NULL)
                    ELSE json_schema.member_groups(
                        _schema, _instance, _task.keyword_location, _cache -> 'patterns',
                        _max IS NOT NULL) END;
                IF _queued.groups IS NOT NULL THEN
                    _task.instance := _instance;
                    _queued.task := _task;
                    _queue := array_append(_queue, _queued);
                    _queued := NULL;
                    _task.instance := NULL;
                END IF;
            END IF;
        END value;
        -- First all that this one value must meet, then what is inside.
        IF _also_next <= cardinality(_also) THEN
            _task := _also[_also_next];
            _also[_also_next] := NULL;
            _also_next := _also_next + 1;
            CONTINUE;
        END IF;
        _also := '{}';
        _also_next := 1;
        WHILE _next > _last LOOP
            IF _group_next > coalesce(cardinality(_groups), 0) THEN
                EXIT walk WHEN _queue_next > cardinality(_queue);
                _queued := _queue[_queue_next];
                _queue[_queue_next] := NULL;
                _queue_next := _queue_next + 1;
                _parent := _queued.task;
                _groups := _queued.groups;
                _queued := NULL;
                _group_next := 1;
                _around := _parent.instance;
                _parent.instance := NULL;
            END IF;
            _group := _groups[_group_next];
            _group_next := _group_next + 1;
            -- What is read for each of many stands in variables: a field of a record costs more.
            _names := _group.names;
            _next := _group.first;
            _last := _group.last;
            _each := _group.each;
            _shared := json_schema.group_task(_parent, _group.keyword, _group.pattern);
            IF NOT _each AND _shared.schema ? '$ref' THEN
                _followed := json_schema.follow(
                    root, _loaded, _shared.schema, _shared.location, _shared.base, '{}');
                _shared.schema := _followed.schema;
                _shared.location := _followed.location;
                _shared.base := _followed.base;
                _shared.trail := _followed.trail;
                _shared.keyword_location := _shared.keyword_location || _followed.hops;
                _loaded := coalesce(_followed.loaded, _loaded);
                _result.loaded := coalesce(_followed.loaded, _result.loaded);
            END IF;
        END LOOP;
        _task := _shared;
        _seen := _shared.trail;
        IF _names IS NULL THEN
            _token := '/' || _next;
            _instance := _around -> _next;
            _task.schema := CASE WHEN _each THEN _shared.schema -> _next ELSE _shared.schema END;
        ELSE
            _token := '/' || json_schema.pointer_escape(_names[_next]);
            _instance := _around -> _names[_next];
            _task.schema := CASE WHEN _each THEN _shared.schema -> _names[_next]
                                 ELSE _shared.schema END;
        END IF;
        _next := _next + 1;
        _task.instance_location := _shared.instance_location || _token;
        IF _each THEN
            _task.location := _shared.location || _token;
            _task.keyword_location := _shared.keyword_location || _token;
        END IF;
    END LOOP;
    _result.findings := nullif(_findings, '{}');
    RETURN _result;
END
$$;

COMMENT ON FUNCTION json_schema.evaluate(
    jsonb, jsonb, jsonb, json_schema.walk, json_schema.task) IS
'Returns what breaks a schema. root: the schema of the caller; loaded and cache: what is known from
earlier walks over the same instance, as json_schema.outcome has it.';

COMMIT;
