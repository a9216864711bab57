-- Deploy json_schema:keyword/array/item_groups to pg

BEGIN;

CREATE FUNCTION json_schema.item_groups(
    schema jsonb, location text, instance jsonb, at text, via text)
RETURNS json_schema.task_group[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _items  jsonb := item_groups.schema -> 'items';
    _length integer := jsonb_array_length(item_groups.instance);
    -- items is one schema for all, or a schema each for the first ones.
    _tuple  integer := CASE jsonb_typeof(_items) WHEN 'array' THEN jsonb_array_length(_items) END;
    _groups json_schema.task_group[] := '{}';
BEGIN
    IF _items IS NULL OR _length = 0 THEN
        RETURN NULL;
    END IF;
    _groups := array_append(_groups, ROW(
        'items', _items, item_groups.location || '/items', item_groups.via || '/items',
        item_groups.instance, item_groups.at, NULL, 0, least(_length, _tuple) - 1,
        _tuple IS NOT NULL)::json_schema.task_group);
    IF _length > _tuple AND item_groups.schema ? 'additionalItems' THEN
        _groups := array_append(_groups, ROW(
            'additionalItems', item_groups.schema -> 'additionalItems',
            item_groups.location || '/additionalItems', item_groups.via || '/additionalItems',
            item_groups.instance, item_groups.at, NULL, _tuple, _length - 1,
            false)::json_schema.task_group);
    END IF;
    RETURN _groups;
END
$$;

COMMENT ON FUNCTION json_schema.item_groups(jsonb, text, jsonb, text, text) IS
'The items of an array that items and additionalItems have schemas for; NULL where there are none.';

COMMIT;
