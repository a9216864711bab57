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
    _patterns   jsonb := json_schema.keyword(
        member_tasks.schema, 'patternProperties', 'object', member_tasks.via);
    _tasks      json_schema.task[] := '{}';
    _keyword    text;
    _rule       text;
    _name       text;
    _pointer    text;
BEGIN
    FOR _keyword, _rule, _name IN
        SELECT 'properties', key, key
          FROM jsonb_object_keys(_properties) AS key
         WHERE member_tasks.instance ? key
        UNION ALL
        SELECT matched.keyword, matched.rule, matched.name
          FROM json_schema.matching_members(
                   member_tasks.instance, _properties, _patterns,
                   member_tasks.schema ? 'additionalProperties') AS matched
         WHERE member_tasks.schema ?| ARRAY['patternProperties', 'additionalProperties']
    LOOP
        _pointer := concat('/' || _keyword, '/' || json_schema.pointer_escape(_rule));
        _tasks := array_append(_tasks, ROW(
            member_tasks.location || _pointer, member_tasks.instance -> _name,
            json_schema.pointer_append(member_tasks.at, _name), member_tasks.via || _pointer,
            _keyword)::json_schema.task);
    END LOOP;
    RETURN _tasks;
END
$$;

COMMENT ON FUNCTION json_schema.member_tasks(jsonb, text, jsonb, text, text) IS
'The properties of an object, each with every schema that properties, patternProperties and
additionalProperties have for it.';

COMMIT;
