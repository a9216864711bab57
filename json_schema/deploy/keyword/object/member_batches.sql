-- Deploy json_schema:keyword/object/member_batches to pg

BEGIN;

CREATE FUNCTION json_schema.member_batches(
    task json_schema.task, instances jsonb[], owners integer[], patterns jsonb)
RETURNS json_schema.batch[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _task       json_schema.task := member_batches.task;
    _schema     jsonb := _task.schema;
    _batch      json_schema.batch;
    _batches    json_schema.batch[] := '{}';
    _properties jsonb := coalesce(json_schema.keyword(
        _schema, 'properties', 'object', _task.keyword_location), '{}');
    _known      text[] := ARRAY(SELECT jsonb_object_keys(_properties));
    _patterns   text[] := ARRAY(
        SELECT jsonb_object_keys(coalesce(_schema -> 'patternProperties', '{}')));
    _name       text;
BEGIN
    FOREACH _name IN ARRAY _known LOOP
        SELECT array_agg(value -> _name), array_agg(owner)
          INTO _batch.instances, _batch.owners
          FROM (SELECT unnest(instances) AS value, unnest(owners) AS owner) AS _
         WHERE jsonb_typeof(value -> _name) IS NOT NULL;
        CONTINUE WHEN _batch.instances IS NULL;
        _batch.task := json_schema.group_task(_task, 'properties', _name);
        _batches := array_append(_batches, _batch);
    END LOOP;
    FOREACH _name IN ARRAY _patterns LOOP
        SELECT array_agg(member.value), array_agg(owner)
          INTO _batch.instances, _batch.owners
          FROM (SELECT unnest(instances) AS value, unnest(owners) AS owner) AS _,
               jsonb_each(CASE jsonb_typeof(value) WHEN 'object' THEN value END) AS member
         WHERE member.key COLLATE "C" ~ (patterns ->> _name);
        _batch.task := json_schema.group_task(_task, 'patternProperties', _name);
        _batches := array_append(_batches, _batch);
    END LOOP;
    IF _schema ? 'additionalProperties' THEN
        SELECT array_agg(member.value), array_agg(owner)
          INTO _batch.instances, _batch.owners
          FROM (SELECT CASE jsonb_typeof(value) WHEN 'object' THEN value - _known END, owner
                  FROM (SELECT unnest(instances) AS value, unnest(owners) AS owner) AS _
                OFFSET 0) AS _ (others, owner),
               jsonb_each(others) AS member
         WHERE others <> '{}'
           AND NOT EXISTS (SELECT FROM unnest(_patterns) AS pattern
                            WHERE member.key COLLATE "C" ~ (patterns ->> pattern));
        _batch.task := json_schema.group_task(_task, 'additionalProperties', NULL);
        _batches := array_append(_batches, _batch);
    END IF;
    IF _schema ? 'propertyNames' THEN
        SELECT array_agg(to_jsonb(name)), array_agg(owner)
          INTO _batch.instances, _batch.owners
          FROM (SELECT unnest(instances) AS value, unnest(owners) AS owner) AS _,
               jsonb_object_keys(CASE jsonb_typeof(value) WHEN 'object' THEN value END) AS name;
        _batch.task := json_schema.group_task(_task, 'propertyNames', NULL);
        _batches := array_append(_batches, _batch);
    END IF;
    RETURN _batches;
END
$$;

COMMENT ON FUNCTION json_schema.member_batches(
    json_schema.task, jsonb[], integer[], jsonb) IS
'Returns the properties of those of many values that are objects, for which properties,
patternProperties and additionalProperties have schemas, and the names, where propertyNames has one.
patterns: in PostgreSQL''s syntax, by those of the schema.';

COMMIT;
