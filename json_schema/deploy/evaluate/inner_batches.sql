-- Deploy json_schema:evaluate/inner_batches to pg

BEGIN;

CREATE FUNCTION json_schema.inner_batches(
    task json_schema.task, instances jsonb[], owners integer[], patterns jsonb)
RETURNS json_schema.batch[]
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    _schema  CONSTANT jsonb := inner_batches.task.schema;
    _batches json_schema.batch[] := '{}';
BEGIN
    IF _schema ?| ARRAY['allOf', 'dependencies'] THEN
        _batches := json_schema.same_value_batches(task, instances, owners);
    END IF;
    IF _schema ? 'items' THEN
        _batches := _batches || json_schema.item_batches(task, instances, owners);
    END IF;
    IF _schema ?| ARRAY['properties', 'patternProperties', 'additionalProperties',
                        'propertyNames'] THEN
        _batches := _batches || json_schema.member_batches(task, instances, owners, patterns);
    END IF;
    RETURN _batches;
END
$$;

COMMENT ON FUNCTION json_schema.inner_batches(json_schema.task, jsonb[], integer[], jsonb) IS
'Returns what the schemas inside a schema ask of many values, but for its choices. patterns: as in
member_batches().';

COMMIT;
