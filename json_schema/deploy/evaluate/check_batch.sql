-- Deploy json_schema:evaluate/check_batch to pg

BEGIN;

CREATE TYPE json_schema.checked AS (
    task     json_schema.task,
    failures integer[],
    unsure   boolean,
    deeper   boolean,
    loaded   jsonb,
    cache    jsonb
);

COMMENT ON TYPE json_schema.checked IS
'A batch of which the schema''s own keywords were asked.';
COMMENT ON COLUMN json_schema.checked.task IS
'The task of the batch at the end of its $refs.';
COMMENT ON COLUMN json_schema.checked.failures IS
'The owners of the values that fail.';
COMMENT ON COLUMN json_schema.checked.unsure IS
'Whether it would have to be refused if it is asked at all: the branch of a choice is in doubt.';
COMMENT ON COLUMN json_schema.checked.deeper IS
'Whether the schema holds others that the values have to meet.';
COMMENT ON COLUMN json_schema.checked.loaded IS
'As in json_schema.outcome.';
COMMENT ON COLUMN json_schema.checked.cache IS
'As in json_schema.outcome.';

CREATE FUNCTION json_schema.check_batch(
    root jsonb, loaded jsonb, cache jsonb, walk json_schema.walk, task json_schema.task,
    instances jsonb[], owners integer[])
RETURNS json_schema.checked
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    _result   json_schema.checked;
    _task     json_schema.task := check_batch.task;
    _followed json_schema.followed;
    _schema   jsonb;
    _there    text[];
    _kinds    text[];
    _asked    text[];
BEGIN
    IF _task.schema ?| ARRAY['$ref', '$id'] THEN
        -- What leads nowhere, or in a circle, is for the walk over single values to refuse, if it
        -- comes there.
        _followed := json_schema.follow(root, loaded, _task, false);
        _result.loaded := _followed.loaded;
        _result.unsure := (_followed.task).schema IS NULL;
        IF _result.unsure THEN
            RETURN _result;
        END IF;
        _task := _followed.task;
    END IF;
    _schema := _task.schema;
    _there := ARRAY(SELECT DISTINCT jsonb_typeof(instance)
                      FROM (SELECT unnest(instances) AS instance) AS _);
    _kinds := ARRAY(
        SELECT kind FROM unnest(_there) AS kind WHERE NOT json_schema.accepts_kind(_schema, kind));
    IF _kinds = '{}' THEN
        RETURN _result;
    END IF;
    _result.task := _task;
    _result.deeper := _schema ?| ARRAY[
        'allOf', 'anyOf', 'oneOf', 'not', 'if', 'dependencies', 'items', 'contains', 'properties',
        'patternProperties', 'additionalProperties', 'propertyNames'];
    IF _schema ?| ARRAY['pattern', 'patternProperties'] THEN
        _result.cache := json_schema.cache_patterns(cache, _schema, _task.keyword_location);
    END IF;
    _asked := ARRAY(
        SELECT kind FROM unnest(_kinds) AS kind
         WHERE NOT json_schema.is_plainly_right(_schema, kind) OR _schema ? 'contains');
    IF _asked <> '{}' THEN
        _result.failures := json_schema.batch_failures(
            _task, instances, owners, _asked,
            coalesce(_result.cache, cache) #>> ARRAY['patterns', _schema ->> 'pattern'],
            walk);
    END IF;
    RETURN _result;
END
$$;

COMMENT ON FUNCTION json_schema.check_batch(
    jsonb, jsonb, jsonb, json_schema.walk, json_schema.task, jsonb[], integer[]) IS
'Returns what the keywords of a schema that hold no other schema say of many values, beside whose
owners they stand. The other arguments are those of evaluate().';

COMMIT;
