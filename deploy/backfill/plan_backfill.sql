-- Deploy model_registry:backfill/plan_backfill to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION plan_backfill(
    artifact artifacts, OUT metadata jsonb, OUT readings jsonb
)
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _metadata jsonb;
    _raw      jsonb := registry.try_json(artifact.metadata::text);
    _legacy   jsonb := registry.decode_legacy(artifact.metadata::text);
    _schema   jsonb;
    _required jsonb;
    _field    text;
    _reason   text;
    _reading  jsonb;
    _key      text;
    _old      jsonb;
BEGIN
    SELECT schema, schema #> '{properties,held_for_review,items,enum}'
      INTO _schema, _required
      FROM registry.metadata_schemas
     WHERE artifact_type = 'model' AND is_active;

    IF artifact.origin_type IS NULL OR artifact.origin_type NOT IN ('internal', 'external') THEN
        RAISE SQLSTATE 'MR006' USING
            MESSAGE = format('cannot tell whether model "%s" is external', artifact.id),
            DETAIL = format('Its origin_type is %L.', artifact.origin_type),
            HINT = 'Set artifacts.origin_type to internal or external, and run the backfill again.';
    END IF;
    _metadata := _legacy || jsonb_build_object('is_external', artifact.origin_type = 'external');
    readings := jsonb_build_array(jsonb_build_object(
        'field', 'is_external', 'action', 'derived', 'new', _metadata->'is_external',
        'rule', format('origin_type of the artifact is %L', artifact.origin_type)));
    IF artifact.origin_type = 'external' AND artifact.origin_url IS NOT NULL
       AND NOT _legacy ? 'external_source_url' THEN
        _metadata := _metadata || jsonb_build_object('external_source_url', artifact.origin_url);
        readings := readings || jsonb_build_object(
            'field', 'external_source_url', 'action', 'derived', 'new', artifact.origin_url,
            'rule', 'origin_url of the artifact');
    END IF;
    -- An old writer encoded the whole document twice.
    IF jsonb_typeof(_raw) = 'string' THEN
        _raw := coalesce(registry.try_json(_raw #>> '{}'), _raw);
        readings := readings || jsonb_build_object(
            'field', '(the whole metadata)', 'action', 'decoded', 'old', 'a JSON string',
            'new', 'an object', 'rule', 'JSON held in a string is decoded');
    END IF;

    FOR _field IN SELECT DISTINCT field FROM registry.legacy_keys ORDER BY field LOOP
        _reading := registry.read_legacy_field(_legacy, _field);
        _old := _legacy->(_reading->>'legacy_key');
        IF _reading->'value' <> 'null' THEN
            _metadata := _metadata || jsonb_build_object(_field, _reading->'value');
            FOR _key IN SELECT jsonb_array_elements_text(_reading->'renamed_from')
                         WHERE jsonb_typeof(_reading->'renamed_from') = 'array' LOOP
                _metadata := _metadata - _key;
                IF _key <> _reading->>'legacy_key' THEN
                    readings := readings || jsonb_build_object(
                        'field', _field, 'legacy_key', _key, 'action', 'renamed',
                        'rule', format('says the same as %s', _reading->>'legacy_key'),
                        'old', _legacy->_key, 'new', _reading->'value');
                END IF;
            END LOOP;
            readings := readings || jsonb_build_object(
                'field', _field, 'legacy_key', _reading->'legacy_key', 'rule', _reading->'rule',
                'action', CASE WHEN _reading->>'legacy_key' = _field AND _old = _reading->'value'
                               THEN 'kept'
                               WHEN _reading->>'legacy_key' = _field THEN 'derived'
                               WHEN _reading->'moves' = 'true' THEN 'renamed'
                               ELSE 'derived' END,
                'old', _old, 'new', _reading->'value');
        ELSIF _required ? _field THEN
            -- The legacy value makes room for the null that marks a hold, and is kept aside.
            IF _legacy ? _field THEN
                _metadata := _metadata || jsonb_build_object('legacy_values',
                    coalesce(_metadata->'legacy_values', '{}')
                    || jsonb_build_object(_field, _legacy->_field));
            END IF;
            _metadata := _metadata || jsonb_build_object(_field, NULL);
            readings := readings || jsonb_build_object(
                'field', _field, 'legacy_key', _reading->'legacy_key', 'action', 'held',
                'reason', _reading->'reason', 'candidates', _reading->'candidates', 'old', _old);
        END IF;
    END LOOP;

    -- What no rule took goes along as it is, but for JSON that was held in a string.
    FOR _key, _old IN SELECT key, value FROM jsonb_each(_legacy) LOOP
        IF _metadata ? _key AND NOT readings @> jsonb_build_array(
                                        jsonb_build_object('field', _key)) THEN
            readings := readings || jsonb_build_object(
                'field', _key, 'legacy_key', _key, 'new', _old,
                'old', coalesce(_raw->_key, _old),
                'action', CASE WHEN _raw->_key <> _old THEN 'decoded' ELSE 'kept' END,
                'rule', CASE WHEN _raw->_key <> _old THEN 'JSON held in a string is decoded'
                             ELSE 'unknown keys survive' END);
        END IF;
    END LOOP;
    _metadata := registry.hold_missing(_metadata);

    -- A key of the schema that holds something else in this model makes room, and is kept aside.
    FOR _field, _reason IN
        SELECT split_part(instance_location, '/', 2), string_agg(error, '; ')
          FROM json_schema.errors(_schema, _metadata, true)
         WHERE split_part(instance_location, '/', 2) <> ''
         GROUP BY 1
        UNION ALL
        SELECT 'base_model_id', 'no artifact has that id'
         WHERE _metadata ? 'base_model_id'
           AND NOT EXISTS (SELECT FROM registry.artifacts WHERE id = _metadata->>'base_model_id')
    LOOP
        CONTINUE WHEN NOT _metadata ? _field;
        readings := (SELECT coalesce(jsonb_agg(r), '[]') FROM jsonb_array_elements(readings) AS r
                      WHERE r->>'field' <> _field)
                    || jsonb_build_object('field', _field, 'legacy_key', _field, 'action',
                        CASE WHEN _required ? _field THEN 'held' ELSE 'set aside' END,
                        'reason', _reason, 'old', _legacy->_field, 'candidates', '[]'::jsonb);
        _metadata := _metadata - _field || jsonb_build_object('legacy_values',
            coalesce(_metadata->'legacy_values', '{}')
            || jsonb_build_object(_field, _metadata->_field));
    END LOOP;
    metadata := registry.hold_missing(_metadata);
END
$$;

COMMENT ON FUNCTION plan_backfill(artifacts) IS
'Takes a row of artifacts with legacy metadata; returns the metadata in the new form, and what became of each field and key: kept, decoded, renamed, derived by a rule, held for a person, or set aside under legacy_values. Writes nothing. Raises MR006 where nothing says whether the model is external.';

REVOKE EXECUTE ON FUNCTION plan_backfill(artifacts) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
