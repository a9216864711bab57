-- Deploy json_schema:keyword/object/member_groups to pg

BEGIN;

CREATE FUNCTION json_schema.member_groups(
    schema jsonb, instance jsonb, keyword_location text, patterns jsonb, every boolean)
RETURNS json_schema.task_group[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _properties jsonb := json_schema.keyword(schema, 'properties', 'object', keyword_location);
    _additional jsonb := schema -> 'additionalProperties';
    _groups     json_schema.task_group[];
    _names      text[];
BEGIN
    IF _properties IS NOT NULL THEN
        -- Both keep their keys in one order; whichever is the smaller is looked through.
        _names := CASE
            WHEN pg_column_size(_properties) < pg_column_size(instance) THEN
                ARRAY(SELECT name FROM jsonb_object_keys(_properties) AS _ (name)
                       WHERE instance ? name
                         AND (every OR NOT json_schema.accepts_kind(
                                  _properties -> name, jsonb_typeof(instance -> name))))
            ELSE
                ARRAY(SELECT name FROM jsonb_object_keys(instance) AS _ (name)
                       WHERE _properties ? name
                         AND (every OR NOT json_schema.accepts_kind(
                                  _properties -> name, jsonb_typeof(instance -> name))))
        END;
        IF _names <> '{}' THEN
            _groups := _groups || ROW('properties', NULL, _names, 1, cardinality(_names),
                                      true)::json_schema.task_group;
        END IF;
    END IF;
    IF schema ? 'patternProperties' THEN
        _groups := _groups || ARRAY(
            SELECT ROW(matching.keyword, matching.pattern, matching.names, 1,
                       cardinality(matching.names), false)::json_schema.task_group
              FROM json_schema.matching_members(
                       instance, _properties, schema -> 'patternProperties', patterns,
                       schema ? 'additionalProperties') AS matching);
    ELSIF schema ? 'additionalProperties' THEN
        _names := ARRAY(SELECT name FROM jsonb_object_keys(instance) AS _ (name)
                         WHERE NOT coalesce(_properties ? name, false)
                           AND (every OR NOT json_schema.accepts_kind(
                                    _additional, jsonb_typeof(instance -> name))));
        IF _names <> '{}' THEN
            _groups := _groups || ROW('additionalProperties', NULL, _names, 1, cardinality(_names),
                                      false)::json_schema.task_group;
        END IF;
    END IF;
    RETURN nullif(_groups, '{}');
END
$$;

COMMENT ON FUNCTION json_schema.member_groups(jsonb, jsonb, text, jsonb, boolean) IS
'Returns the properties of an object that properties, patternProperties and additionalProperties
have schemas for, or NULL. patterns: in PostgreSQL''s syntax, by those of the schema.
every: whether those too that need no look, which all have to be looked at for that.';

COMMIT;
