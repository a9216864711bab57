-- Deploy json_schema:evaluate/target to pg

BEGIN;

CREATE FUNCTION json_schema.target(run jsonb, location text)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _location text;
    _next     text := target.location;
BEGIN
    -- link() has refused circles.
    WHILE _next IS NOT NULL LOOP
        _location := _next;
        _next := target.run #>> ARRAY['refs', _location];
    END LOOP;
    RETURN _location;
END
$$;

COMMENT ON FUNCTION json_schema.target(jsonb, text) IS
'The location of the schema that stands for the one at a location: the end of its $refs.';

CREATE FUNCTION json_schema.schema_at(run jsonb, location text)
RETURNS jsonb
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
    -- #> finds its way without copying what is around; link() has checked the pointer.
    SELECT schema_at.run #> (
        ARRAY['documents', split_part(schema_at.location, '#', 1)]
        || json_schema.pointer_tokens(
               substr(schema_at.location, strpos(schema_at.location, '#') + 1)));
$$;

COMMENT ON FUNCTION json_schema.schema_at(jsonb, text) IS
'The schema at a location, as link() writes locations: URI of the document, #, JSON Pointer.';

CREATE FUNCTION json_schema.schema_title(run jsonb, schema jsonb, location text)
RETURNS text
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
    SELECT CASE jsonb_typeof(titled.by -> 'title') WHEN 'string' THEN titled.by ->> 'title' END
      FROM (SELECT CASE
                WHEN schema_title.schema ? '$ref'
                THEN json_schema.schema_at(
                         schema_title.run,
                         json_schema.target(schema_title.run, schema_title.location))
                ELSE schema_title.schema
            END) AS titled (by);
$$;

COMMENT ON FUNCTION json_schema.schema_title(jsonb, jsonb, text) IS
'The title of the schema at a location, or of the schema it refers to.';

CREATE FUNCTION json_schema.schema_name(run jsonb, schema jsonb, location text)
RETURNS text
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
    SELECT coalesce(
        to_jsonb(json_schema.schema_title(
            schema_name.run, schema_name.schema, schema_name.location))::text,
        'valid against ' || json_schema.excerpt(schema_name.schema));
$$;

COMMENT ON FUNCTION json_schema.schema_name(jsonb, jsonb, text) IS
'How a message speaks of a schema: by its title, else by what it says.';

COMMIT;
