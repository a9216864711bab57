-- Deploy model_registry:backfill/plan_backfill to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION plan_backfill(
    artifact_id text, legacy_metadata text, origin_type text, origin_url text,
    OUT metadata jsonb, OUT readings jsonb
)
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _raw      jsonb := registry.try_json(legacy_metadata);
    _legacy   jsonb := registry.decode_legacy(legacy_metadata);
    _schema   jsonb;
    _required jsonb;
    _external record;
    _field    text;
    _reading  jsonb;
    _renamed  text[];
    _fields   jsonb := '{}';  -- legacy key that goes: the field that has its value
    _faults   jsonb;          -- field: why it cannot have the value that was read
    _aside    jsonb;
    _told     jsonb;          -- legacy keys that a reading is about
BEGIN
    SELECT s.schema, s.schema #> '{properties,held_for_review,items,enum}'
      INTO _schema, _required
      FROM registry.metadata_schemas AS s
     WHERE s.artifact_type = 'model' AND s.is_active;

    SELECT * INTO _external FROM registry.read_is_external(artifact_id, origin_type, _legacy);
    metadata := _legacy || jsonb_build_object('is_external', _external.value);
    readings := jsonb_build_array(jsonb_build_object(
        'field', 'is_external', 'old', _legacy->'is_external', 'new', _external.value,
        'legacy_key', CASE WHEN _legacy ? 'is_external' THEN 'is_external' END,
        'action', CASE WHEN _legacy->'is_external' = metadata->'is_external' THEN 'kept'
                       ELSE 'derived' END,
        'rule', _external.rule));
    IF jsonb_typeof(_raw) = 'string' AND NOT _legacy ? 'legacy_metadata' THEN
        readings := readings || jsonb_build_object(
            'field', '(the whole metadata)', 'action', 'decoded', 'old', 'a JSON string',
            'new', 'an object', 'rule', 'JSON held in a string is decoded');
        WHILE jsonb_typeof(_raw) = 'string' LOOP
            _raw := registry.try_json(_raw #>> '{}');
        END LOOP;
    END IF;

    FOR _field IN SELECT DISTINCT k.field FROM registry.legacy_keys AS k ORDER BY k.field LOOP
        _reading := registry.read_legacy_field(_legacy, _field)
                    || jsonb_build_object('field', _field);
        _reading := _reading || jsonb_build_object('old', _legacy->(_reading->>'legacy_key'));
        IF _reading->'value' <> 'null' THEN
            _renamed := ARRAY(SELECT jsonb_array_elements_text(
                                         nullif(_reading->'renamed_from', 'null')));
            _fields := _fields || jsonb_object(
                _renamed, array_fill(_field, ARRAY[cardinality(_renamed)]));
            metadata := metadata - _renamed || jsonb_build_object(_field, _reading->'value');
            readings := readings || (_reading - '{value,moves,renamed_from}'::text[]
                || jsonb_build_object('new', _reading->'value', 'action',
                    CASE WHEN _reading->>'legacy_key' = ANY (_renamed) THEN 'renamed'
                         WHEN _reading->>'legacy_key' = _field
                              AND _reading->'old' = _reading->'value' THEN 'kept'
                         ELSE 'derived' END));
        ELSIF _required ? _field OR coalesce(_legacy->_field, 'null') <> 'null' THEN
            metadata := metadata - _field;
            readings := readings || (_reading - 'value' || jsonb_build_object('action',
                CASE WHEN _required ? _field THEN 'held' ELSE 'set aside' END));
        END IF;
    END LOOP;
    IF _external.value AND coalesce(metadata->'external_source_url', 'null') = 'null'
       AND origin_url IS NOT NULL THEN
        metadata := metadata || jsonb_build_object('external_source_url', origin_url);
        readings := readings || jsonb_build_object(
            'field', 'external_source_url', 'action', 'derived', 'new', origin_url,
            'rule', 'origin_url of the artifact');
    END IF;

    -- What the schema does not accept in a field is held or set aside.
    SELECT coalesce(jsonb_object_agg(f.field, f.reason), '{}')
      INTO _faults
      FROM (SELECT split_part(e.instance_location, '/', 2) AS field,
                   string_agg(e.error, '; ') AS reason
              FROM json_schema.errors(_schema, registry.hold_missing(metadata), true) AS e
             GROUP BY 1
            UNION ALL
            SELECT 'base_model_id',
                   registry.base_model_fault(artifact_id, metadata->>'base_model_id')
           ) AS f
     WHERE metadata ? f.field AND f.reason IS NOT NULL;
    SELECT jsonb_agg(CASE WHEN f.key IS NULL THEN r ELSE
               coalesce(r, jsonb_build_object('field', f.key, 'legacy_key', f.key,
                                              'old', _legacy->f.key)) - 'rule' - 'new'
               || jsonb_build_object('reason', f.value, 'candidates', '[]'::jsonb, 'action',
                      CASE WHEN _required ? f.key THEN 'held' ELSE 'set aside' END)
               END ORDER BY coalesce(f.key, r->>'field'), r->>'action')
      INTO readings
      FROM jsonb_array_elements(readings) AS r
      FULL JOIN jsonb_each_text(_faults) AS f
        ON f.key = r->>'field';
    metadata := registry.hold_missing(metadata - ARRAY(SELECT jsonb_object_keys(_faults)));

    -- Nothing is lost: a legacy value that is not in the new metadata as it was is kept aside.
    SELECT jsonb_object_agg(key, value)
      INTO _aside
      FROM jsonb_each(_legacy)
     WHERE metadata->key IS DISTINCT FROM value
       AND metadata->(_fields->>key) IS DISTINCT FROM value;
    IF _aside IS NOT NULL THEN
        IF _legacy ? 'legacy_values' THEN
            _aside := _aside || jsonb_build_object('legacy_values', _legacy->'legacy_values');
        END IF;
        metadata := metadata || jsonb_build_object('legacy_values', _aside);
    END IF;

    SELECT jsonb_object_agg(r->>'legacy_key', true)
      INTO _told
      FROM jsonb_array_elements(readings) AS r
     WHERE r->>'legacy_key' = r->>'field' OR r->>'action' = 'renamed';
    SELECT readings || coalesce(jsonb_agg(jsonb_build_object(
               'field', coalesce(_fields->>key, key), 'legacy_key', key,
               'old', coalesce(_raw->key, value), 'new', metadata->coalesce(_fields->>key, key))
               || CASE WHEN _fields ? key
                       THEN jsonb_build_object('action', 'renamed', 'rule',
                                               format('says the same as %s', _fields->>key))
                       WHEN _aside ? key
                       THEN jsonb_build_object('action', 'set aside', 'reason',
                                               'the new metadata has another value in this place')
                       WHEN _raw->key <> value
                       THEN jsonb_build_object('action', 'decoded', 'rule',
                                               'JSON held in a string is decoded')
                       ELSE jsonb_build_object('action', 'kept', 'rule', 'stays as it was')
                  END ORDER BY key), '[]')
      INTO readings
      FROM jsonb_each(_legacy)
     WHERE (_told ? key) IS NOT TRUE;
END
$$;

COMMENT ON FUNCTION plan_backfill(text, text, text, text) IS
'Takes a legacy model: its id, its metadata as text, its origin_type and origin_url. Returns the metadata in the new form, and what became of each field and key: kept, decoded, renamed, derived by a rule, held for a person, or set aside. Each legacy value is in the new metadata: under its key, in the field that it states, or under legacy_values. Writes nothing. Raises MR006 where it is not certain whether the model is external.';

REVOKE EXECUTE ON FUNCTION plan_backfill(text, text, text, text) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
