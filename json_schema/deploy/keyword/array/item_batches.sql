-- Deploy json_schema:keyword/array/item_batches to pg

BEGIN;

CREATE FUNCTION json_schema.item_batches(task json_schema.task, instances jsonb[])
RETURNS json_schema.batch[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _task    json_schema.task := json_schema.group_task(task, 'items', NULL);
    _arrays  jsonb[] := ARRAY(SELECT value FROM unnest(instances) AS value
                               WHERE jsonb_typeof(value) = 'array');
    _batches json_schema.batch[];
    _tuple   integer;
BEGIN
    IF jsonb_typeof(_task.schema) <> 'array' THEN
        RETURN ARRAY[ROW(_task, ARRAY(
            SELECT item
              FROM unnest(_arrays) AS value, jsonb_array_elements(value) AS item
        ))::json_schema.batch];
    END IF;
    _tuple := jsonb_array_length(_task.schema);
    FOR _i IN 0 .. _tuple - 1 LOOP
        _batches := _batches || ROW(
            json_schema.subtask(_task, _task.schema -> _i, '/' || _i, 'items'),
            ARRAY(SELECT value -> _i FROM unnest(_arrays) AS value
                   WHERE jsonb_array_length(value) > _i))::json_schema.batch;
    END LOOP;
    IF (item_batches.task).schema ? 'additionalItems' THEN
        _batches := _batches || ROW(
            json_schema.group_task(task, 'additionalItems', NULL),
            ARRAY(SELECT item
                    FROM unnest(_arrays) AS value,
                         jsonb_array_elements(value) WITH ORDINALITY AS _ (item, n)
                   WHERE n > _tuple))::json_schema.batch;
    END IF;
    RETURN _batches;
END
$$;

COMMENT ON FUNCTION json_schema.item_batches(json_schema.task, jsonb[]) IS
'Returns the items of many arrays that items and additionalItems have schemas for.';

COMMIT;
