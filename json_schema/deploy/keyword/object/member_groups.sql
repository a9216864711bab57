-- Deploy json_schema:keyword/object/member_groups to pg

BEGIN;

CREATE FUNCTION json_schema.member_groups(
    schema jsonb, location text, instance jsonb, at text, via text)
RETURNS json_schema.task_group[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _properties jsonb := json_schema.keyword(
        member_groups.schema, 'properties', 'object', member_groups.via);
    _groups     json_schema.task_group[];
    _keyword    text;
    _pointer    text;
    _pattern    text;
    _names      text[];
BEGIN
    IF _properties IS NOT NULL THEN
        -- Both keep their keys in one order; whichever is the smaller is looked through.
        _names := CASE
            WHEN pg_column_size(_properties) < pg_column_size(member_groups.instance) THEN
                ARRAY(SELECT name FROM jsonb_object_keys(_properties) AS _ (name)
                       WHERE member_groups.instance ? name)
            ELSE
                ARRAY(SELECT name FROM jsonb_object_keys(member_groups.instance) AS _ (name)
                       WHERE _properties ? name)
        END;
        IF _names <> '{}' THEN
            _groups := array_append(_groups, ROW(
                'properties', _properties, member_groups.location || '/properties',
                member_groups.via || '/properties', member_groups.instance, member_groups.at,
                _names, 1, cardinality(_names), true)::json_schema.task_group);
        END IF;
    END IF;
    IF member_groups.schema ? 'patternProperties' THEN
        FOR _keyword, _pattern, _names IN
            SELECT matching.keyword, matching.pattern, matching.names
              FROM json_schema.matching_members(
                       member_groups.instance, _properties,
                       json_schema.keyword(member_groups.schema, 'patternProperties', 'object',
                                           member_groups.via),
                       member_groups.schema ? 'additionalProperties') AS matching
        LOOP
            _pointer := concat('/', _keyword, '/' || json_schema.pointer_escape(_pattern));
            _groups := array_append(_groups, ROW(
                _keyword, member_groups.schema #> array_remove(ARRAY[_keyword, _pattern], NULL),
                member_groups.location || _pointer, member_groups.via || _pointer,
                member_groups.instance, member_groups.at, _names, 1, cardinality(_names),
                false)::json_schema.task_group);
        END LOOP;
    ELSIF member_groups.schema ? 'additionalProperties' THEN
        _names := ARRAY(SELECT name FROM jsonb_object_keys(member_groups.instance) AS _ (name)
                         WHERE NOT coalesce(_properties ? name, false));
        IF _names <> '{}' THEN
            _groups := array_append(_groups, ROW(
                'additionalProperties', member_groups.schema -> 'additionalProperties',
                member_groups.location || '/additionalProperties',
                member_groups.via || '/additionalProperties', member_groups.instance,
                member_groups.at, _names, 1, cardinality(_names), false)::json_schema.task_group);
        END IF;
    END IF;
    RETURN _groups;
END
$$;

COMMENT ON FUNCTION json_schema.member_groups(jsonb, text, jsonb, text, text) IS
'The properties of an object that properties, patternProperties and additionalProperties have
schemas for; NULL where there are none.';

COMMIT;
