-- Deploy json_schema:evaluate/evaluate_batch to pg

BEGIN;

-- The values that wait for one schema meet it together: each keyword is asked once about all of
-- them. No branch of a choice waits for the answer of another one, so that the branches of all
-- choices can be taken together too; what the answers come to is worked out at the end.
CREATE FUNCTION json_schema.evaluate_batch(
    root jsonb, loaded jsonb, cache jsonb, walk json_schema.walk, task json_schema.task,
    instances jsonb[])
RETURNS json_schema.outcome
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    -- So many bytes may wait: each branch of a choice may have all of the values.
    _limit     CONSTANT bigint := 200000000;
    -- The first questions are whether the values are valid, or all of them; each choice asks more.
    _count     CONSTANT integer := CASE WHEN evaluate_batch.walk.first_only THEN 1
                                        ELSE cardinality(evaluate_batch.instances) END;
    _failed    boolean[] := array_fill(false, ARRAY[_count]);
    _choices   json_schema.choice[] := '{}';
    _choice    json_schema.choice;
    _asked     integer := 1;
    _branches  json_schema.task[] := '{}';
    _branch    integer := 1;
    _subjects  jsonb[];
    _first     integer;
    _new       json_schema.batch[] := ARRAY[ROW(
        task, evaluate_batch.walk.depth, instances,
        ARRAY(SELECT least(n, _count) FROM generate_series(1, cardinality(instances)) AS n),
        false)::json_schema.batch];
    _level     json_schema.batch[] := '{}';
    _next      integer := 1;
    _below     json_schema.batch[] := '{}';
    _places    text[] := '{}';
    _same      integer;
    _size      bigint := 0;
    _batch     json_schema.batch;
    _one       json_schema.batch;
    _checked   json_schema.checked;
    _owner     integer;
    _instances jsonb[];
    _owners    integer[];
    _place     text;
    _result    json_schema.outcome;
BEGIN
    _result.loaded := evaluate_batch.loaded;
    _result.cache := evaluate_batch.cache;
    _result.doubtful := ARRAY(SELECT generate_series(1, cardinality(instances)));
    LOOP
        FOREACH _one IN ARRAY _new LOOP
            CONTINUE WHEN _one.instances IS NULL;
            _one.depth := coalesce(_one.depth, _batch.depth);
            _one.merged := coalesce(_one.merged, _batch.merged);
            _checked := json_schema.check_batch(
                root, _result.loaded, _result.cache, evaluate_batch.walk, _one.task,
                _one.instances, _one.owners);
            IF _checked.unsure OR _one.depth > 100 OR _size > _limit THEN
                RETURN _result;
            END IF;
            _result.loaded := coalesce(_checked.loaded, _result.loaded);
            _result.cache := coalesce(_checked.cache, _result.cache);
            FOREACH _owner IN ARRAY coalesce(_checked.failures, '{}') LOOP
                _failed[_owner] := true;
            END LOOP;
            CONTINUE WHEN _checked.deeper IS NOT TRUE;
            IF _checked.failures <> '{}' THEN
                _one := json_schema.remaining_batch(_one, _failed);
                CONTINUE WHEN _one.instances IS NULL;
            END IF;
            -- Values that come to one schema in several ways go on together.
            _one.task := _checked.task;
            _place := _one.depth || (_one.task).location;
            _same := array_position(_places, _place);
            IF _same IS NULL THEN
                _places := array_append(_places, _place);
                _below := array_append(_below, _one);
            ELSE
                _below[_same] := json_schema.merged_batch(_below[_same], _one);
            END IF;
            _size := _size + pg_column_size(_one.instances);
        END LOOP;
        EXIT WHEN evaluate_batch.walk.first_only AND _failed[1];
        _new := '{}';
        IF _branch <= cardinality(_branches) THEN
            -- One branch at a time, since most values most often fail.
            _new := ARRAY[ROW(
                _branches[_branch], _batch.depth + 1, _subjects,
                ARRAY(SELECT _first + generate_series(0, cardinality(_subjects) - 1)),
                false)::json_schema.batch];
            _first := _first + cardinality(_subjects);
            _branch := _branch + 1;
        ELSIF _asked <= cardinality(_choices) THEN
            _choice := _choices[_asked];
            _branches := _choice.branches;
            _branch := 1;
            _subjects := _choice.instances;
            _first := cardinality(_failed) + 1;
            _failed := _failed || array_fill(false, ARRAY[
                coalesce(cardinality(_branches) * cardinality(_subjects), 0)]);
            _choice.first := _first;
            _choice.instances := NULL;
            _choices[_asked] := _choice;
            _asked := _asked + 1;
        ELSIF _next <= cardinality(_level) THEN
            _batch := _level[_next];
            _level[_next] := NULL;
            _next := _next + 1;
            IF _batch.merged THEN
                _batch := json_schema.remaining_batch(_batch, _failed);
                CONTINUE WHEN _batch.instances IS NULL;
            END IF;
            _instances := _batch.instances;
            _owners := _batch.owners;
            _choices := _choices || json_schema.choices(
                _batch.task, _instances, _owners, _batch.merged);
            _new := json_schema.inner_batches(
                _batch.task, _instances, _owners, _result.cache -> 'patterns');
        ELSE
            EXIT WHEN _below = '{}';
            _level := _below;
            _next := 1;
            _below := '{}';
            _places := '{}';
            _size := 0;
        END IF;
    END LOOP;
    -- What a branch asks in its turn stands behind it.
    FOR _i IN REVERSE cardinality(_choices) .. 1 LOOP
        FOREACH _owner IN ARRAY json_schema.choice_failures(_choices[_i], _failed) LOOP
            _failed[_owner] := true;
        END LOOP;
    END LOOP;
    _result.doubtful := array_positions(_failed[:_count], true);
    IF evaluate_batch.walk.first_only AND _result.doubtful <> '{}' THEN
        _result.findings := ARRAY[json_schema.found('', '', '', NULL)];
    END IF;
    RETURN _result;
END
$$;

COMMENT ON FUNCTION json_schema.evaluate_batch(
    jsonb, jsonb, jsonb, json_schema.walk, json_schema.task, jsonb[]) IS
'Returns as doubtful which of many values are not valid against the schema of a task, or would
have to be refused, and as findings, for a walk that stops at the first one, that one is not valid.
The arguments are those of evaluate().';

COMMIT;
