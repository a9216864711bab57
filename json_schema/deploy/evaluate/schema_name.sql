-- Deploy json_schema:evaluate/schema_name to pg

BEGIN;

CREATE FUNCTION json_schema.schema_title(root jsonb, loaded jsonb, task json_schema.task)
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    _task  json_schema.task := schema_title.task;
    _steps integer := 0;
BEGIN
    _task.instance := NULL;
    -- An allOf of one schema is a $ref that may have siblings.
    WHILE _steps < 10 AND NOT coalesce(jsonb_typeof(_task.schema -> 'title') = 'string', false)
       OR jsonb_typeof(_task.schema -> '$ref') = 'string' LOOP
        IF jsonb_typeof(_task.schema -> '$ref') = 'string' THEN
            _task := (json_schema.follow(root, loaded, _task, true)).task;
        ELSIF jsonb_path_query_array(_task.schema, '$.allOf.size()') = '[1]' THEN
            _task := json_schema.subtask(_task, _task.schema #> '{allOf,0}', '/allOf/0', 'allOf');
        ELSE
            RETURN NULL;
        END IF;
        _steps := _steps + 1;
    END LOOP;
    RETURN CASE jsonb_typeof(_task.schema -> 'title')
        WHEN 'string' THEN _task.schema ->> 'title' END;
END
$$;

COMMENT ON FUNCTION json_schema.schema_title(jsonb, jsonb, json_schema.task) IS
'Returns the title of a schema, or of the one that its $refs lead to; NULL where there is none.';

CREATE FUNCTION json_schema.schema_name(root jsonb, loaded jsonb, task json_schema.task)
RETURNS text
LANGUAGE sql
STABLE
PARALLEL SAFE
AS $$
    SELECT coalesce(
        to_jsonb(json_schema.schema_title(
            schema_name.root, schema_name.loaded, schema_name.task))::text,
        'valid against ' || json_schema.shorten((schema_name.task).schema));
$$;

COMMENT ON FUNCTION json_schema.schema_name(jsonb, jsonb, json_schema.task) IS
'Returns how a message speaks of a schema: by its title, else by what it says.';

COMMIT;
