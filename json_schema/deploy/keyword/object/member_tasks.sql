-- Deploy json_schema:keyword/object/member_tasks to pg

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
    _schema     jsonb;
    _keyword    text;
    _rule       text;
    _name       text;
    _token      text;
    _pointer    text;
BEGIN
    FOR _i IN 0 .. coalesce(jsonb_array_length(_names), 0) - 1 LOOP
        _name := _names ->> _i;
        IF member_tasks.instance ? _name THEN
            _token := '/' || json_schema.pointer_escape(_name);
            _tasks := array_append(_tasks, ROW(
                _properties -> _name, member_tasks.location || '/properties' || _token,
                member_tasks.instance -> _name, member_tasks.at || _token,
                member_tasks.via || '/properties' || _token, 'properties')::json_schema.task);
        END IF;
    END LOOP;
    IF member_tasks.schema ? 'patternProperties' THEN
        FOR _keyword, _rule, _name IN
            SELECT matched.keyword, matched.rule, matched.name
              FROM json_schema.matching_members(
                       member_tasks.instance, _properties,
                       json_schema.keyword(member_tasks.schema, 'patternProperties', 'object',
                                           member_tasks.via),
                       member_tasks.schema ? 'additionalProperties') AS matched
        LOOP
            _token := concat('/' || _keyword, '/' || json_schema.pointer_escape(_rule));
            -- The schema stands once, with the first of those that it is for.
            _schema := CASE WHEN _token IS DISTINCT FROM _pointer THEN
                member_tasks.schema #> array_remove(ARRAY[_keyword, _rule], NULL) END;
            _pointer := _token;
            _tasks := array_append(_tasks, ROW(
                _schema, member_tasks.location || _pointer, member_tasks.instance -> _name,
                json_schema.pointer_append(member_tasks.at, _name), member_tasks.via || _pointer,
                _keyword)::json_schema.task);
        END LOOP;
    ELSIF member_tasks.schema ? 'additionalProperties' THEN
        _schema := member_tasks.schema -> 'additionalProperties';
        _names := jsonb_path_query_array(member_tasks.instance, '$.keyvalue().key');
        FOR _i IN 0 .. jsonb_array_length(_names) - 1 LOOP
            _name := _names ->> _i;
            IF NOT coalesce(_properties ? _name, false) THEN
                _tasks := array_append(_tasks, ROW(
                    _schema, member_tasks.location || '/additionalProperties',
                    member_tasks.instance -> _name,
                    json_schema.pointer_append(member_tasks.at, _name),
                    member_tasks.via || '/additionalProperties',
                    'additionalProperties')::json_schema.task);
                _schema := NULL;
            END IF;
        END LOOP;
    END IF;
    RETURN _tasks;
END
$$;

COMMENT ON FUNCTION json_schema.member_tasks(jsonb, text, jsonb, text, text) IS
'The properties of an object, each with every schema that properties, patternProperties and
additionalProperties have for it.';

COMMIT;
