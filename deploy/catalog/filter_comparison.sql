-- Deploy model_registry:catalog/filter_comparison to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION refuse_filter(message text, detail text)
RETURNS void
LANGUAGE plpgsql
IMMUTABLE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    RAISE invalid_parameter_value USING
        MESSAGE = message,
        DETAIL = detail,
        HINT = 'A filter is an object such as {"promotion_state": "promoted", "text": "resnet", '
               '"metric": {"top1": {">=": 80}}, "or": [{...}, {...}], "not": {...}}.';
END
$$;

COMMENT ON FUNCTION refuse_filter(text, text) IS
'Takes what is wrong with a filter, and where. Raises 22023.';

-- "expression" is SQL whose value is a text, a number or NULL; every value is quoted.
CREATE FUNCTION filter_comparison(expression text, cast_to text, name text, wanted jsonb)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _operators CONSTANT text[] := '{=,<>,<,<=,>,>=}';
    _sql       text;
    _unknown   text;
BEGIN
    IF wanted = 'null' THEN
        RETURN format('%s IS NULL', expression);
    ELSIF jsonb_typeof(wanted) = 'array' THEN
        IF jsonb_path_exists(wanted, 'strict $[*] ? (@ == null || @.type() == "object"
                                                     || @.type() == "array")') THEN
            PERFORM registry.refuse_filter(
                format('the filter compares "%s" with an array of other things than values', name),
                format('Known: texts, numbers and booleans. The array is %s.',
                       left(wanted::text, 100)));
        END IF;
        RETURN format('%s = ANY (%L::%s[])', expression,
                      ARRAY(SELECT jsonb_array_elements_text(wanted)), cast_to);
    ELSIF jsonb_typeof(wanted) <> 'object' THEN
        RETURN format('%s = %L::%s', expression, wanted #>> '{}', cast_to);
    END IF;
    SELECT string_agg(w.key, ', ') INTO _unknown
      FROM jsonb_each(wanted) AS w
     WHERE w.key <> ALL (_operators) OR jsonb_typeof(w.value) IN ('object', 'array', 'null');
    IF _unknown IS NOT NULL OR wanted = '{}' THEN
        PERFORM registry.refuse_filter(
            format('the filter compares "%s" with what it does not know: %s', name,
                   coalesce(_unknown, '{}')),
            format('Known: %s, each with one text, number or boolean.',
                   array_to_string(_operators, ', ')));
    END IF;
    SELECT string_agg(format('%s %s %L::%s', expression, w.key, w.value #>> '{}', cast_to),
                      ' AND ')
      INTO _sql
      FROM jsonb_each(wanted) AS w;
    RETURN _sql;
END
$$;

COMMENT ON FUNCTION filter_comparison(text, text, text, jsonb) IS
'Takes an SQL expression, its type, its name in the filter, and what it is compared with: a value, an array of values, or an object of operators; returns the condition. Raises 22023 for unknown operators.';

CREATE FUNCTION filter_key(key text, wanted jsonb)
RETURNS text
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _type     text;
    _metadata text := 'a.metadata';
    _numbers  boolean := jsonb_path_exists(wanted, '$.* ? (@.type() == "number")');
BEGIN
    IF key = 'archived' THEN
        IF jsonb_typeof(wanted) <> 'boolean' THEN
            PERFORM registry.refuse_filter(
                '"archived" in a filter takes true or false',
                format('This is neither: %s.', left(wanted::text, 100)));
        END IF;
        RETURN format('(v.archived_at IS NOT NULL) = %L::boolean', wanted #>> '{}');
    ELSIF key IN ('title', 'version_tag', 'created_by') THEN
        RETURN registry.filter_comparison(format('a.%I::text', key), 'text'::text, key, wanted);
    END IF;
    SELECT format_type(a.atttypid, a.atttypmod) INTO _type
      FROM pg_attribute AS a
     WHERE a.attrelid = 'registry.model_versions'::regclass AND a.attnum > 0
       AND NOT a.attisdropped AND a.attname = key AND a.atttypid <> 'jsonb'::regtype;
    IF FOUND THEN
        RETURN registry.filter_comparison(format('v.%I', key), _type, key, wanted);
    END IF;
    -- Text may hold anything in rows of the application that are no registered model.
    PERFORM FROM pg_attribute AS a
      WHERE a.attrelid = 'registry.artifacts'::regclass AND a.attname = 'metadata'
        AND a.atttypid = 'jsonb'::regtype;
    IF NOT FOUND THEN
        _metadata := 'registry.try_json(a.metadata::text)';
    END IF;
    IF jsonb_typeof(wanted) IN ('string', 'number', 'boolean') THEN
        RETURN format('%s @> %L::jsonb', _metadata, jsonb_build_object(key, wanted));
    ELSIF _numbers THEN
        RETURN registry.filter_comparison(
            format('CASE jsonb_typeof(%1$s->%2$L) WHEN ''number'' THEN (%1$s->>%2$L)::numeric END',
                   _metadata, key), 'numeric'::text, key, wanted);
    END IF;
    RETURN registry.filter_comparison(format('(%s->>%L)', _metadata, key), 'text'::text, key,
                                      wanted);
END
$$;

COMMENT ON FUNCTION filter_key(text, jsonb) IS
'Takes a column of model_versions, title, version_tag, created_by, archived, or else a key of metadata, and what it is compared with; returns the condition. Raises 22023 for unknown operators, and archived with anything but a boolean.';

REVOKE EXECUTE ON FUNCTION refuse_filter(text, text), filter_comparison(text, text, text, jsonb),
                           filter_key(text, jsonb) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
