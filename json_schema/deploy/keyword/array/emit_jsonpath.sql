-- Deploy json_schema:keyword/array/emit_jsonpath to pg

BEGIN;

-- A jsonpath predicate visits every member of an array or object without a loop, but little can be
-- said in it: types, bounds, and members of the same kind. Only numbers of the schema get into it.
CREATE FUNCTION json_schema.emit_jsonpath(schema jsonb, height integer DEFAULT 0)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _type   jsonb;
    _faults text[] := '{}';
    _bad    text;
BEGIN
    IF jsonb_typeof(schema) <> 'object' OR NOT schema ? 'type' OR schema ? '$call'
       OR height > 3 THEN
        RETURN NULL;
    END IF;
    _type := schema -> 'type';
    _faults := ARRAY(
        SELECT CASE keyword
            WHEN 'minimum' THEN 'number @ < ' || (argument #>> '{}')
            WHEN 'maximum' THEN 'number @ > ' || (argument #>> '{}')
            WHEN 'minLength' THEN CASE argument WHEN '1' THEN 'string @ == ""' END
            WHEN 'minItems' THEN CASE argument WHEN '1' THEN 'array !exists(@[*])' END
            WHEN 'minProperties' THEN CASE argument WHEN '1' THEN 'object !exists(@.*)' END
            WHEN 'items' THEN
                'array exists(@[*] ? (' || json_schema.emit_jsonpath(argument, height + 1) || '))'
            WHEN 'additionalProperties' THEN
                'object exists(@.* ? (' || json_schema.emit_jsonpath(argument, height + 1) || '))'
            END
          FROM jsonb_each(json_schema.assertions(schema) - 'type') AS _ (keyword, argument)
         ORDER BY length(keyword) DESC
    );
    -- One keyword that has no such form, and the caller must do it another way.
    IF array_position(_faults, NULL) IS NOT NULL THEN
        RETURN NULL;
    ELSIF NOT _type ? 'number' AND _type ? 'integer' THEN
        _faults := _faults || 'number @ % 1 != 0'::text;
    END IF;
    -- Broken is what is not of this type or breaks what this type is asked, and so for each type.
    SELECT string_agg(format('(%s)', concat_ws(' || ', format('@.type() != "%s"', _.type), (
               SELECT string_agg(substr(fault, length(_.type) + 2), ' || ')
                 FROM unnest(_faults) AS fault
                WHERE starts_with(fault, _.type)
           ))), ' && ' ORDER BY _.n)
      INTO _bad
      FROM unnest('{number,string,boolean,"null",object,array}'::text[])
           WITH ORDINALITY AS _ (type, n)
     WHERE _type ? _.type OR _.type = 'number' AND _type ? 'integer';
    RETURN _bad;
END
$$;

COMMENT ON FUNCTION json_schema.emit_jsonpath(jsonb, integer) IS
'Returns a jsonpath predicate true of what breaks the schema; NULL where jsonpath cannot say it.';

-- Of one type and no more, one predicate about all members costs less than a filter for each, and
-- of strings the least: of what is no string, "starts with" is unknown.
CREATE FUNCTION json_schema.emit_all(schema jsonb, value text, members text)
RETURNS text
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
    SELECT CASE
        WHEN json_schema.assertions(schema) = '{"type": "string"}'
            THEN format('NOT %s @@ %L', value,
                        format('strict (%s starts with "") is unknown', members))
        WHEN json_schema.assertions(schema) = jsonb_build_object('type', schema -> 'type')
             AND schema ->> 'type' IN ('number', 'boolean', 'null', 'array', 'object')
            THEN format('NOT %s @@ %L', value,
                        format('strict %s.type() != "%s"', members, schema ->> 'type'))
        ELSE 'NOT ' || value || ' @? '
             || quote_literal('strict ' || members || ' ? ('
                              || json_schema.emit_jsonpath(schema) || ')')
    END
$$;

COMMENT ON FUNCTION json_schema.emit_all(jsonb, text, text) IS
'Returns the SQL of the test whether all members that a jsonpath leads to, $[*] or $.*, satisfy the
schema; NULL where jsonpath cannot say it.';

COMMIT;
