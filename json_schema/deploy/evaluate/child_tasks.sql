-- Deploy json_schema:evaluate/child_tasks to pg

BEGIN;

CREATE FUNCTION json_schema.child_tasks(
    schema jsonb, location text, instance jsonb, at text, via text)
RETURNS json_schema.task[]
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
    SELECT CASE jsonb_typeof(child_tasks.instance)
        WHEN 'array' THEN
            CASE WHEN child_tasks.schema ? 'items'
                 THEN json_schema.item_tasks(
                          child_tasks.schema, child_tasks.location, child_tasks.instance,
                          child_tasks.at, child_tasks.via) END
        WHEN 'object' THEN
            CASE WHEN child_tasks.schema ?| ARRAY['properties', 'patternProperties',
                                                  'additionalProperties']
                 THEN json_schema.member_tasks(
                          child_tasks.schema, child_tasks.location, child_tasks.instance,
                          child_tasks.at, child_tasks.via) END
    END;
$$;

COMMENT ON FUNCTION json_schema.child_tasks(jsonb, text, jsonb, text, text) IS
'What is inside a value, each with the schemas that a schema has for it.';

COMMIT;
