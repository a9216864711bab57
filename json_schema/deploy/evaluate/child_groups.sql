-- Deploy json_schema:evaluate/child_groups to pg

BEGIN;

CREATE FUNCTION json_schema.child_groups(
    schema jsonb, location text, instance jsonb, at text, via text)
RETURNS json_schema.task_group[]
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
    SELECT CASE jsonb_typeof(child_groups.instance)
        WHEN 'array' THEN
            CASE WHEN child_groups.schema ? 'items'
                 THEN json_schema.item_groups(
                          child_groups.schema, child_groups.location, child_groups.instance,
                          child_groups.at, child_groups.via) END
        WHEN 'object' THEN
            CASE WHEN child_groups.schema ?| ARRAY['properties', 'patternProperties',
                                                   'additionalProperties']
                 THEN json_schema.member_groups(
                          child_groups.schema, child_groups.location, child_groups.instance,
                          child_groups.at, child_groups.via) END
    END;
$$;

COMMENT ON FUNCTION json_schema.child_groups(jsonb, text, jsonb, text, text) IS
'What is inside a value and has a schema, keyword by keyword; NULL where there is nothing.';

COMMIT;
