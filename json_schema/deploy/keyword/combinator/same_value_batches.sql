-- Deploy json_schema:keyword/combinator/same_value_batches to pg

BEGIN;

CREATE FUNCTION json_schema.same_value_batches(
    task json_schema.task, instances jsonb[], owners integer[])
RETURNS json_schema.batch[]
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    _task    json_schema.task := same_value_batches.task;
    _batch   json_schema.batch;
    _batches json_schema.batch[] := '{}';
    _schema  CONSTANT jsonb := _task.schema;
    _name    text;
BEGIN
    _batch.instances := same_value_batches.instances;
    _batch.owners := same_value_batches.owners;
    FOREACH _batch.task IN ARRAY json_schema.same_value_tasks(
        NULL, NULL, _task, NULL, NULL, false)
    LOOP
        _batches := array_append(_batches, _batch);
    END LOOP;
    FOR _name IN
        SELECT key
          FROM jsonb_each(json_schema.keyword(
                   _schema, 'dependencies', 'object', _task.keyword_location))
         WHERE jsonb_typeof(value) <> 'array'
    LOOP
        _batch.task := json_schema.subtask(
            _task, _schema -> 'dependencies' -> _name,
            '/dependencies/' || json_schema.pointer_escape(_name), 'false');
        SELECT array_agg(instance), array_agg(owner)
          INTO _batch.instances, _batch.owners
          FROM (SELECT unnest(instances) AS instance, unnest(owners) AS owner) AS _
         WHERE jsonb_typeof(instance) = 'object' AND instance ? _name;
        _batches := array_append(_batches, _batch);
    END LOOP;
    RETURN _batches;
END
$$;

COMMENT ON FUNCTION json_schema.same_value_batches(json_schema.task, jsonb[], integer[]) IS
'Returns what allOf and dependencies ask of many values.';

COMMIT;
