-- Deploy model_registry:registry/refuse_metadata to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION metadata_errors(schema jsonb, metadata jsonb, max_errors integer DEFAULT NULL)
RETURNS SETOF text
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _error record;
    _cause jsonb;
    _title text;
    _place text;
BEGIN
    FOR _error IN SELECT * FROM json_schema.errors(schema, metadata, true, max_errors) LOOP
        _place := coalesce(nullif(_error.instance_location, ''), 'the metadata');
        IF _error.causes IS NULL THEN
            RETURN NEXT format('%s (%s): %s', _place, _error.keyword, _error.error);
            -- About what is no object at all there is no more to say.
            EXIT WHEN _error.keyword = 'type' AND _error.instance_location = '';
            CONTINUE;
        END IF;

        -- No branch of a oneOf or anyOf is satisfied. What people can act on is the title that the
        -- schema gives such a rule, or else the errors of the branch that came closest.
        _title := json_schema.pointer_get(
            schema, regexp_replace(_error.keyword_location, '/[^/]*$', '/title')) #>> '{}';
        IF _title IS NOT NULL AND _error.keyword_location LIKE '/%/%' THEN
            RETURN NEXT format('%s (%s): %s', _place, _error.keyword, _title);
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

COMMENT ON FUNCTION metadata_errors(jsonb, jsonb, integer) IS
'Takes a schema, metadata, and how many errors to look for (NULL: all); returns each error as a line for people: JSON Pointer, keyword, value and expectation. Of a oneOf or anyOf, the errors of the branch that came closest.';

CREATE FUNCTION refuse_metadata(
    artifact_type text,
    artifact_id   text,
    metadata      jsonb,
    accepted      jsonb
)
RETURNS void
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _shown  CONSTANT integer := 20;
    _active record;
    _errors text[];
    _message text;
    _detail text;
BEGIN
    SELECT s.version, s.schema, s.mode
      INTO _active
      FROM registry.metadata_schemas AS s
     WHERE s.artifact_type = refuse_metadata.artifact_type AND s.is_active;
    IF NOT FOUND THEN
        RAISE object_not_in_prerequisite_state USING
            MESSAGE = format('no metadata schema for artifacts of type "%s" is active',
                             artifact_type),
            DETAIL = 'metadata_schemas has no row with is_active.',
            HINT = format('SELECT activate_metadata_schema(version, %L);', artifact_type);
    END IF;
    IF _active.mode = 'off' THEN
        IF artifact_type = 'model' THEN
            PERFORM registry.warn_of_unmirrored_values(artifact_id, metadata);
        END IF;
        RETURN;
    END IF;

    _errors := ARRAY(SELECT e FROM registry.metadata_errors(_active.schema, metadata, _shown + 1)
                                   AS e);
    -- A row that another version of the schema accepted, or another mode, may be corrected piece by
    -- piece: what was wrong before may stay for now, but nothing new may be.
    IF accepted IS NOT NULL AND cardinality(_errors) BETWEEN 1 AND _shown
       AND _errors <@ ARRAY(SELECT e FROM registry.metadata_errors(_active.schema, accepted, 1000)
                                AS e)
    THEN
        RETURN;
    END IF;
    IF _errors = '{}' THEN
        -- The check is of one version of the schema, the snapshot of this transaction of another.
        RAISE serialization_failure USING
            MESSAGE = format('the metadata schema was replaced while %s "%s" was written',
                             artifact_type, artifact_id),
            DETAIL = format('This transaction sees version %s.', _active.version),
            HINT = 'Run the transaction again.';
    END IF;
    _message := format('metadata of %s "%s" has %s%s %s under version %s of the schema',
                       artifact_type, artifact_id,
                       CASE WHEN cardinality(_errors) > _shown THEN 'more than ' ELSE '' END,
                       least(cardinality(_errors), _shown),
                       CASE cardinality(_errors) WHEN 1 THEN 'error' ELSE 'errors' END,
                       _active.version);
    _detail := array_to_string(_errors[:_shown], E'\n')
               || CASE WHEN cardinality(_errors) > _shown THEN E'\n...' ELSE '' END;
    IF _active.mode = 'warn' THEN
        RAISE WARNING USING MESSAGE = _message, DETAIL = _detail;
        IF artifact_type = 'model' THEN
            PERFORM registry.warn_of_unmirrored_values(artifact_id, metadata);
        END IF;
        RETURN;
    END IF;
    RAISE check_violation USING
        MESSAGE = _message,
        DETAIL = _detail,
        HINT = CASE artifact_type WHEN 'model' THEN
                   'Fix each error listed in DETAIL. If a required value is not known, give null '
                   'and name the field in held_for_review. SELECT * FROM metadata_fields(); '
                   'explains each field.'
               ELSE format('Fix each error listed in DETAIL. SELECT * FROM metadata_fields(%L); '
                           'explains each field.', artifact_type) END,
        TABLE = 'artifacts',
        COLUMN = 'metadata';
END
$$;

COMMENT ON FUNCTION refuse_metadata(text, text, jsonb, jsonb) IS
'Takes an artifact type, an artifact, metadata that the check refused, and the metadata that the row held before (NULL: a new row). Raises 23514 with the errors in DETAIL, unless each of them was in the row before; in mode warn a WARNING, in mode off nothing. Raises 55000 where no schema is active, 40001 where the schema was replaced meanwhile.';

REVOKE EXECUTE ON FUNCTION metadata_errors(jsonb, jsonb, integer),
                           refuse_metadata(text, text, jsonb, jsonb)
  FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
