-- Deploy model_registry:registry/refuse_metadata to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION metadata_errors(schema jsonb, metadata jsonb)
RETURNS SETOF text
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _error record;
    _cause jsonb;
    _title text;
BEGIN
    FOR _error IN SELECT * FROM json_schema.errors(schema, metadata, true) LOOP
        IF _error.causes IS NULL THEN
            RETURN NEXT format('%s (%s): %s', coalesce(nullif(_error.instance_location, ''),
                               'the metadata'), _error.keyword, _error.error);
            -- About what is no object at all there is no more to say.
            EXIT WHEN _error.keyword = 'type' AND _error.instance_location = '';
            CONTINUE;
        END IF;

        -- No branch of a oneOf or anyOf is met. What people can act on is the title that the
        -- schema gives such a rule, or else the errors of the branch that came closest.
        _title := json_schema.pointer_get(
            schema, regexp_replace(_error.keyword_location, '/[^/]*$', '/title')) #>> '{}';
        IF _title IS NOT NULL AND _error.keyword_location LIKE '/%/%' THEN
            RETURN NEXT format('%s (%s): %s', coalesce(nullif(_error.instance_location, ''),
                               'the metadata'), _error.keyword, _title);
            CONTINUE;
        END IF;
        FOR _cause IN SELECT jsonb_array_elements(_error.causes->0->'errors') LOOP
            RETURN NEXT format('%s (%s): %s%s',
                coalesce(nullif(_cause->>'instanceLocation', ''), 'the metadata'),
                _cause->>'keyword', _cause->>'error',
                format(' (%s)', _error.causes->0->>'title'));
        END LOOP;
    END LOOP;
END
$$;

COMMENT ON FUNCTION metadata_errors(jsonb, jsonb) IS
'Takes a schema and metadata; returns every error as a line for people: JSON Pointer, keyword, value and expectation. Of a oneOf or anyOf, the errors of the branch that came closest.';

CREATE FUNCTION refuse_metadata(artifact_id text, metadata jsonb)
RETURNS void
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _shown  CONSTANT integer := 20;
    _active registry.metadata_schemas;
    _errors text[];
    _detail text;
    _words  text;
BEGIN
    SELECT * INTO _active FROM registry.metadata_schemas WHERE artifact_type = 'model' AND is_active;
    IF NOT FOUND THEN
        RAISE object_not_in_prerequisite_state USING
            MESSAGE = 'no metadata schema for models is active',
            DETAIL = 'metadata_schemas has no row with is_active.',
            HINT = 'SELECT activate_metadata_schema(version);';
    END IF;
    IF _active.mode = 'off' THEN
        RETURN;
    END IF;

    _errors := ARRAY(SELECT registry.metadata_errors(_active.schema, metadata));
    _words := format('metadata of model "%s" has %s %s under version %s of the schema',
                     artifact_id, cardinality(_errors),
                     CASE cardinality(_errors) WHEN 1 THEN 'error' ELSE 'errors' END,
                     _active.version);
    _detail := array_to_string(_errors[:_shown], E'\n')
               || CASE WHEN cardinality(_errors) > _shown
                       THEN format(E'\n... and %s more', cardinality(_errors) - _shown) ELSE '' END;
    IF _errors = '{}' THEN
        _detail := 'The check of metadata_check says no; json_schema.errors() finds nothing wrong.';
    END IF;
    IF _active.mode = 'warn' THEN
        RAISE WARNING USING MESSAGE = _words, DETAIL = _detail;
        RETURN;
    END IF;
    RAISE check_violation USING
        MESSAGE = _words,
        DETAIL = _detail,
        HINT = 'Mend each place above. A required value is not known? Give null, and name the '
               'field in held_for_review. What each field means: SELECT schema FROM '
               'metadata_schemas WHERE is_active;',
        TABLE = 'artifacts',
        COLUMN = 'metadata';
END
$$;

COMMENT ON FUNCTION refuse_metadata(text, jsonb) IS
'Takes a model''s id and the metadata that the check said no to. Raises 23514 with every error in DETAIL; in mode warn a WARNING, in mode off nothing. Raises 55000 where no schema is active.';

REVOKE EXECUTE ON FUNCTION metadata_errors(jsonb, jsonb), refuse_metadata(text, jsonb) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
