-- Deploy model_registry:json_schema/member_tasks to pg

BEGIN;

CREATE FUNCTION json_schema.member_tasks(
    schema jsonb, location text, instance jsonb, at text, via text)
RETURNS json_schema.task[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _properties jsonb := json_schema.keyword(
        member_tasks.schema, 'properties', 'object', member_tasks.via);
    -- Not a query, which would cost ten times as much.
    _names      jsonb := jsonb_path_query_array(_properties, '$.keyvalue().key');
    _tasks      json_schema.task[] := '{}';
    _keyword    text;
    _rule       text;
    _name       text;
    _pointer    text;
BEGIN
    FOR _i IN 0 .. coalesce(jsonb_array_length(_names), 0) - 1 LOOP
        _name := _names ->> _i;
        IF member_tasks.instance ? _name THEN
            _pointer := json_schema.pointer_append('/properties', _name);
            _tasks := array_append(_tasks, ROW(
                member_tasks.location || _pointer, member_tasks.instance -> _name,
                json_schema.pointer_append(member_tasks.at, _name), member_tasks.via || _pointer,
                'properties')::json_schema.task);
        END IF;
    END LOOP;
    IF member_tasks.schema ?| ARRAY['patternProperties', 'additionalProperties'] THEN
        FOR _keyword, _rule, _name IN
            SELECT matched.keyword, matched.rule, matched.name
              FROM json_schema.matching_members(
                       member_tasks.instance, _properties,
                       json_schema.keyword(member_tasks.schema, 'patternProperties', 'object',
                                           member_tasks.via),
                       member_tasks.schema ? 'additionalProperties') AS matched
        LOOP
            _pointer := concat('/' || _keyword, '/' || json_schema.pointer_escape(_rule));
            _tasks := array_append(_tasks, ROW(
                member_tasks.location || _pointer, member_tasks.instance -> _name,
                json_schema.pointer_append(member_tasks.at, _name), member_tasks.via || _pointer,
                _keyword)::json_schema.task);
        END LOOP;
    END IF;
    RETURN _tasks;
END
$$;

COMMENT ON FUNCTION json_schema.member_tasks(jsonb, text, jsonb, text, text) IS
'The properties of an object, each with every schema that properties, patternProperties and
additionalProperties have for it.';

COMMIT;
