-- Deploy model_registry:registry/compare_metadata_schemas to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION compare_metadata_schemas(earlier jsonb, later jsonb)
RETURNS TABLE (path text, keyword text, old jsonb, new jsonb, verdict text)
LANGUAGE plpgsql
IMMUTABLE
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _tasks jsonb[] := ARRAY[jsonb_build_array('', earlier, later, true)];
    _task  integer := 0;
    _seen  jsonb := '{}';
    _was   jsonb;
    _now   jsonb;
    _at    text;
    _sure  boolean;
    _key   text;
    _row   record;
BEGIN
    WHILE _task < cardinality(_tasks) LOOP
        _task := _task + 1;
        _at := _tasks[_task]->>0;
        _was := _tasks[_task]->1;
        _now := _tasks[_task]->2;
        _sure := (_tasks[_task]->3)::boolean;
        CONTINUE WHEN _now IN ('true', '{}') OR _was = 'false'
                      OR registry.same_schema(earlier, _was, later, _now);
        IF _was ? '$ref' OR _now ? '$ref' THEN
            -- A schema that refers to itself: one comparison answers for all levels.
            _key := encode(sha256(convert_to(jsonb_build_array(_was, _now)::text, 'UTF8')), 'hex');
            CONTINUE WHEN _seen ? _key;
            _seen := _seen || jsonb_build_object(_key, true);
            _at := CASE WHEN _now ? '$ref' THEN json_schema.pointer_append(_at, '$ref'::text)
                        ELSE _at END;
            _was := registry.follow_reference(earlier, _was);
            _now := registry.follow_reference(later, _now);
        END IF;

        IF _was IS NULL OR _now IS NULL THEN
            RETURN QUERY SELECT _tasks[_task]->>0, '$ref'::text, _tasks[_task]->1, _tasks[_task]->2,
                                'changed, cannot tell'::text;
            CONTINUE;
        ELSIF _now = 'false' THEN
            RETURN QUERY SELECT _at, 'false'::text, _was, _now,
                                CASE WHEN _sure THEN 'stricter' ELSE 'possibly stricter' END
             WHERE _was <> 'false';
            CONTINUE;
        END IF;
        CONTINUE WHEN _now = 'true' OR _was = 'false';
        _was := CASE _was WHEN 'true' THEN '{}' ELSE _was END;

        RETURN QUERY
        SELECT _at, t.keyword, _was->t.keyword, _now->t.keyword,
               CASE WHEN _sure THEN t.verdict ELSE 'possibly stricter' END
          FROM registry.tightened_keywords(_was, _now) AS t;
        FOR _row IN
            SELECT * FROM registry.schema_parts(_was, _now)
             UNION ALL
            SELECT * FROM registry.schema_branches(earlier, _was, later, _now)
        LOOP
            IF _row.verdict IS NULL THEN
                SELECT string_agg('/' || json_schema.pointer_escape(p.token), '' ORDER BY p.number)
                  INTO _key
                  FROM unnest(_row.path) WITH ORDINALITY AS p (token, number);
                _tasks := _tasks || jsonb_build_array(_at || _key, _row.was, _row.is_now,
                                                      _sure AND _row.is_certain);
            ELSE
                RETURN QUERY SELECT _at, array_to_string(_row.path, '/'), _row.was, _row.is_now,
                                    CASE WHEN _sure OR _row.verdict <> 'stricter'
                                         THEN _row.verdict ELSE 'possibly stricter' END;
            END IF;
        END LOOP;
    END LOOP;
END
$$;

COMMENT ON FUNCTION compare_metadata_schemas(jsonb, jsonb) IS
'Takes two JSON Schemas; returns by which keywords the later one can refuse documents that the earlier one accepts: where in the later one, the keyword, the earlier and the later value, and whether it is "stricter", "possibly stricter", or "changed, cannot tell". No row: it refuses nothing that the earlier one accepts.';

CREATE FUNCTION compare_metadata_schemas(
    earlier       integer,
    later         integer,
    artifact_type text DEFAULT 'model'
)
RETURNS TABLE (path text, keyword text, old jsonb, new jsonb, verdict text)
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _earlier jsonb;
    _later   jsonb;
BEGIN
    SELECT max(s.schema::text) FILTER (WHERE s.version = earlier),
           max(s.schema::text) FILTER (WHERE s.version = later)
      INTO _earlier, _later
      FROM registry.metadata_schemas AS s
     WHERE s.artifact_type = compare_metadata_schemas.artifact_type;
    IF _earlier IS NULL OR _later IS NULL THEN
        RAISE no_data_found USING
            MESSAGE = format('there is no version %s of the metadata schema for artifacts of type '
                             '"%s"', CASE WHEN _earlier IS NULL THEN earlier ELSE later END,
                             compare_metadata_schemas.artifact_type),
            DETAIL = 'metadata_schemas has no such row.',
            HINT = 'SELECT artifact_type, version FROM metadata_schemas;';
    END IF;
    RETURN QUERY SELECT c.* FROM registry.compare_metadata_schemas(_earlier, _later) AS c;
END
$$;

COMMENT ON FUNCTION compare_metadata_schemas(integer, integer, text) IS
'Takes two versions of the metadata schema of an artifact type; returns by which keywords the later one can refuse documents that the earlier one accepts. Ask refused_by_metadata_schema() which artifacts it does refuse. Raises P0002 for an unknown version.';

REVOKE EXECUTE ON FUNCTION compare_metadata_schemas(jsonb, jsonb),
                           compare_metadata_schemas(integer, integer, text) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
