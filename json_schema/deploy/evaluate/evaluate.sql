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
    -- So many values of one schema are worth a query for each keyword.
    _many       CONSTANT integer := 20;
    _first_only CONSTANT boolean := evaluate.walk.first_only;
    _max        CONSTANT integer := evaluate.walk.max_errors;
    _loaded     jsonb := evaluate.loaded;
    _cache      jsonb := evaluate.cache;
    _result     json_schema.outcome;
    _outcome    json_schema.outcome;
    _finding    json_schema.finding;
    _findings   json_schema.finding[] := '{}';
    _task       json_schema.task := evaluate.task;
    -- What is inside a value is queued, so a document may be nested as deeply as it likes.
    _queue      json_schema.parent[] := '{}';
    _queue_next integer := 1;
    _arounds    jsonb[] := '{}';
    _parent     json_schema.task;
    _around     jsonb;
    _groups     json_schema.task_group[];
    _group_next integer := 1;
    _group      json_schema.task_group;
    _shared     json_schema.task;
    _names      text[];
    _each       boolean;
    _next       integer := 1;
    _last       integer := 0;
    _token      text;
    _size       integer;
    _batch      jsonb[];
    -- Those of a batch that may fail, each to be looked at.
    _doubtful   integer[] := '{}';
    _doubt      integer := 1;
    _place      integer;
    _alone      boolean;
    _followed   json_schema.followed;
BEGIN
    -- A hundred take half of the stack that max_stack_depth grants by default.
    IF evaluate.walk.depth > 100 THEN
        PERFORM json_schema.refuse_depth(evaluate.task);
    END IF;
    <<walk>>
    LOOP
        IF _batch IS NULL THEN
            _outcome := CASE WHEN _alone
                THEN json_schema.evaluate(root, _loaded, _cache, json_schema.deeper(walk), _task)
                ELSE json_schema.evaluate_value(root, _loaded, _cache, walk, _task) END;
        ELSE
            _outcome := json_schema.evaluate_batch(root, _loaded, _cache, walk, _shared, _batch);
            _doubtful := ARRAY(SELECT _next + n - 1 FROM unnest(_outcome.doubtful) AS n);
            _doubt := 1;
            _next := _next + cardinality(_batch);
            _size := _size * 2;
            _batch := NULL;
        END IF;
        _loaded := coalesce(_outcome.loaded, _loaded);
        _cache := coalesce(_outcome.cache, _cache);
        _result.loaded := coalesce(_outcome.loaded, _result.loaded);
        _result.cache := coalesce(_outcome.cache, _result.cache);
        IF _outcome.findings IS NOT NULL THEN
            -- array_append works in place, where || would copy all that was found so far.
            FOREACH _finding IN ARRAY _outcome.findings LOOP
                _findings := array_append(_findings, _finding);
            END LOOP;
            EXIT WHEN _first_only OR cardinality(_findings) >= _max;
        END IF;
        FOR _i IN 1 .. coalesce(cardinality(_outcome.waiting), 0) LOOP
            _queue := array_append(_queue, _outcome.waiting[_i]);
            _arounds := array_append(_arounds, _task.instance);
        END LOOP;
        WHILE _doubt > cardinality(_doubtful) AND _next > _last LOOP
            IF _group_next > coalesce(cardinality(_groups), 0) THEN
                EXIT walk WHEN _queue_next > cardinality(_queue);
                _parent := _queue[_queue_next].task;
                _groups := _queue[_queue_next].groups;
                _around := _arounds[_queue_next];
                _queue[_queue_next] := NULL;
                _arounds[_queue_next] := NULL;
                _queue_next := _queue_next + 1;
                _group_next := 1;
            END IF;
            _group := _groups[_group_next];
            _group_next := _group_next + 1;
            -- What is read for each of many stands in variables: a field of a record costs more.
            _names := _group.names;
            _next := _group.first;
            _last := _group.last;
            _each := _group.each;
            _size := CASE WHEN _first_only THEN _last - _next + 1 ELSE 100 END;
            _shared := json_schema.group_task(_parent, _group.keyword, _group.pattern);
            IF NOT _each AND _shared.schema ? '$ref' THEN
                _followed := json_schema.follow(root, _loaded, _shared, true);
                _shared := _followed.task;
                _loaded := coalesce(_followed.loaded, _loaded);
                _result.loaded := coalesce(_followed.loaded, _result.loaded);
            END IF;
        END LOOP;
        -- Of many values, the first may have all the errors that are wanted.
        _alone := _doubt <= cardinality(_doubtful) AND _max IS NOT NULL AND walk.depth < 10;
        IF _doubt <= cardinality(_doubtful) THEN
            _place := _doubtful[_doubt];
            _doubt := _doubt + 1;
        ELSIF NOT _each AND _last - _next >= _many THEN
            _batch := CASE WHEN _names IS NULL
                THEN ARRAY(SELECT _around -> n
                             FROM generate_series(_next, least(_next + _size - 1, _last)) AS n)
                ELSE ARRAY(SELECT _around -> name
                             FROM unnest(_names[_next:_next + _size - 1]) AS name) END;
            CONTINUE;
        ELSE
            _place := _next;
            _next := _next + 1;
        END IF;
        _task := _shared;
        IF _names IS NULL THEN
            _token := '/' || _place;
            _task.instance := _around -> _place;
        ELSE
            _token := '/' || json_schema.pointer_escape(_names[_place]);
            _task.instance := _around -> _names[_place];
        END IF;
        _task.instance_location := _shared.instance_location || _token;
        IF _each THEN
            _task.schema := CASE WHEN _names IS NULL THEN _shared.schema -> _place
                                 ELSE _shared.schema -> _names[_place] END;
            _task.location := _shared.location || _token;
            _task.keyword_location := _shared.keyword_location || _token;
        END IF;
    END LOOP;
    _result.findings := nullif(_findings[:coalesce(_max, cardinality(_findings))], '{}');
    RETURN _result;
END
$$;

COMMENT ON FUNCTION json_schema.evaluate(
    jsonb, jsonb, jsonb, json_schema.walk, json_schema.task) IS
'Returns what breaks a schema. root: the schema of the caller; loaded and cache: what is known from
earlier walks over the same instance, as json_schema.outcome has it.';

COMMIT;
