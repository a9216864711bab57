-- Deploy json_schema:keyword/array/item_groups to pg

BEGIN;

CREATE FUNCTION json_schema.item_groups(schema jsonb, instance jsonb, every boolean)
RETURNS json_schema.task_group[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _length integer := jsonb_array_length(instance);
    -- items is one schema for all, or a schema each for the first ones.
    _tuple  integer := CASE jsonb_typeof(schema -> 'items')
                           WHEN 'array' THEN jsonb_array_length(schema -> 'items') END;
    _groups json_schema.task_group[];
BEGIN
    IF NOT schema ? 'items' OR _length = 0 THEN
        RETURN NULL;
    ELSIF NOT every AND _tuple IS NULL
       AND json_schema.accepts_kind(schema -> 'items', jsonb_typeof(instance -> 0))
       AND NOT EXISTS (SELECT FROM (SELECT DISTINCT jsonb_typeof(item)
                                      FROM jsonb_array_elements(instance) AS item) AS _ (kind)
                        WHERE NOT json_schema.accepts_kind(schema -> 'items', kind))
    THEN
        RETURN NULL;
    END IF;
    _groups := ARRAY[ROW('items', NULL, NULL, 0, least(_length, _tuple) - 1,
                         _tuple IS NOT NULL)::json_schema.task_group];
    IF _length > _tuple AND schema ? 'additionalItems' THEN
        _groups := _groups || ROW('additionalItems', NULL, NULL, _tuple, _length - 1,
                                  false)::json_schema.task_group;
    END IF;
    RETURN _groups;
END
$$;

COMMENT ON FUNCTION json_schema.item_groups(jsonb, jsonb, boolean) IS
'Returns the items of an array that items and additionalItems have schemas for, or NULL. every:
whether those too that need no look, which all have to be looked at for that.';

COMMIT;
