-- Deploy json_schema:keyword/array/item_tasks to pg

BEGIN;

CREATE FUNCTION json_schema.item_tasks(
    schema jsonb, location text, instance jsonb, at text, via text)
RETURNS json_schema.task[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _tasks   json_schema.task[] := '{}';
    _items   jsonb := item_tasks.schema -> 'items';
    -- items is one schema for all, or a schema each for the first ones.
    _tuple   integer := CASE jsonb_typeof(_items) WHEN 'array'
                             THEN jsonb_array_length(_items) END;
    _schema  jsonb := _items;
    _keyword text := 'items';
    _pointer text := '/items';
BEGIN
    IF _items IS NULL THEN
        RETURN NULL;
    END IF;
    FOR _i IN 0 .. jsonb_array_length(item_tasks.instance) - 1 LOOP
        IF _i < _tuple THEN
            _schema := _items -> _i;
            _pointer := '/items/' || _i;
        ELSIF _i = _tuple THEN
            EXIT WHEN NOT item_tasks.schema ? 'additionalItems';
            _schema := item_tasks.schema -> 'additionalItems';
            _keyword := 'additionalItems';
            _pointer := '/additionalItems';
        END IF;
        -- array_append works in place, where || would copy all tasks so far.
        _tasks := array_append(_tasks, ROW(
            _schema, item_tasks.location || _pointer, item_tasks.instance -> _i,
            item_tasks.at || '/' || _i, item_tasks.via || _pointer, _keyword)::json_schema.task);
        -- The schema stands once, with the first of those that it is for.
        _schema := NULL;
    END LOOP;
    RETURN _tasks;
END
$$;

COMMENT ON FUNCTION json_schema.item_tasks(jsonb, text, jsonb, text, text) IS
'The items of an array, each with the schema that items or additionalItems has for it.';

COMMIT;
