-- Deploy json_schema:keyword/array/item_batches to pg

BEGIN;

CREATE FUNCTION json_schema.item_batches(
    task json_schema.task, instances jsonb[], owners integer[])
RETURNS json_schema.batch[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _task    json_schema.task := json_schema.group_task(task, 'items', NULL);
    _batch   json_schema.batch;
    _batches json_schema.batch[] := '{}';
    _tuple   integer;
BEGIN
    IF jsonb_typeof(_task.schema) <> 'array' THEN
        _batch.task := _task;
        SELECT array_agg(item), array_agg(owner)
          INTO _batch.instances, _batch.owners
          FROM (SELECT owner, jsonb_array_elements(
                           CASE jsonb_typeof(value) WHEN 'array' THEN value ELSE '[]' END) AS item
                  FROM (SELECT unnest(instances) AS value, unnest(owners) AS owner) AS _) AS _;
        RETURN ARRAY[_batch];
    END IF;
    _tuple := jsonb_array_length(_task.schema);
    FOR _i IN 0 .. _tuple - 1 LOOP
        _batch.task := json_schema.subtask(_task, _task.schema -> _i, '/' || _i, 'items');
        SELECT array_agg(value -> _i), array_agg(owner)
          INTO _batch.instances, _batch.owners
          FROM (SELECT unnest(instances) AS value, unnest(owners) AS owner) AS _
         WHERE jsonb_typeof(value) = 'array' AND value -> _i IS NOT NULL;
        _batches := array_append(_batches, _batch);
    END LOOP;
    IF (item_batches.task).schema ? 'additionalItems' THEN
        _batch.task := json_schema.group_task(item_batches.task, 'additionalItems', NULL);
        SELECT array_agg(item), array_agg(owner)
          INTO _batch.instances, _batch.owners
          FROM (SELECT unnest(instances) AS value, unnest(owners) AS owner) AS _,
               jsonb_array_elements(CASE jsonb_typeof(value) WHEN 'array' THEN value END)
               WITH ORDINALITY AS __ (item, n)
         WHERE n > _tuple;
        _batches := array_append(_batches, _batch);
    END IF;
    RETURN _batches;
END
$$;

COMMENT ON FUNCTION json_schema.item_batches(json_schema.task, jsonb[], integer[]) IS
'Returns the items of those of many values that are arrays, for which items
and additionalItems have schemas for.';

COMMIT;
