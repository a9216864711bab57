-- Deploy json_schema:keyword/object/member_batches to pg

BEGIN;

CREATE FUNCTION json_schema.member_batches(
    task json_schema.task, instances jsonb[], patterns jsonb)
RETURNS json_schema.batch[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _schema     jsonb := member_batches.task.schema;
    _objects    jsonb[] := ARRAY(SELECT value FROM unnest(instances) AS value
                                  WHERE jsonb_typeof(value) = 'object');
    _properties jsonb := coalesce(json_schema.keyword(
        _schema, 'properties', 'object', member_batches.task.keyword_location), '{}');
    _patterns   jsonb := coalesce(_schema -> 'patternProperties', '{}');
    _batches    json_schema.batch[];
    _values     jsonb[];
    _name       text;
BEGIN
    FOR _name, _values IN
        SELECT CASE WHEN _properties ? member.key THEN member.key END AS name,
               array_agg(member.value)
          FROM unnest(_objects) AS value, jsonb_each(value) AS member
         WHERE _properties ? member.key OR _schema ? 'additionalProperties' AND _patterns = '{}'
         GROUP BY name
    LOOP
        _batches := _batches || ROW(
            CASE WHEN _name IS NULL
                 THEN json_schema.group_task(task, 'additionalProperties', NULL)
                 ELSE json_schema.group_task(task, 'properties', _name) END,
            _values)::json_schema.batch;
    END LOOP;
    FOR _name IN SELECT jsonb_object_keys(_patterns) LOOP
        _batches := _batches || ROW(
            json_schema.group_task(task, 'patternProperties', _name),
            ARRAY(SELECT member.value
                    FROM unnest(_objects) AS value, jsonb_each(value) AS member
                   WHERE member.key COLLATE "C" ~ (patterns ->> _name)))::json_schema.batch;
    END LOOP;
    IF _schema ? 'additionalProperties' AND _patterns <> '{}' THEN
        _batches := _batches || ROW(
            json_schema.group_task(task, 'additionalProperties', NULL),
            ARRAY(SELECT member.value
                    FROM unnest(_objects) AS value, jsonb_each(value) AS member
                   WHERE NOT _properties ? member.key
                     AND NOT EXISTS (
                            SELECT FROM jsonb_object_keys(_patterns) AS pattern
                             WHERE member.key COLLATE "C" ~ (patterns ->> pattern))
            ))::json_schema.batch;
    END IF;
    RETURN _batches;
END
$$;

COMMENT ON FUNCTION json_schema.member_batches(json_schema.task, jsonb[], jsonb) IS
'Returns the properties of many objects that properties, patternProperties and
additionalProperties have schemas for. patterns: in PostgreSQL''s syntax, by those of the schema.';

COMMIT;
