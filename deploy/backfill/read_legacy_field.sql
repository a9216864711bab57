-- Deploy model_registry:backfill/read_legacy_field to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION read_legacy_field(legacy jsonb, field text)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _key        record;
    _reading    record;
    _tier       integer := 0;
    _found      jsonb := '[]';  -- certain readings of the tier
    _candidates jsonb := '[]';
    _values     jsonb;
    _legacy_key text;
    _reason     text;
BEGIN
    FOR _key IN SELECT * FROM registry.legacy_keys AS k
                 WHERE k.field = read_legacy_field.field AND legacy->k.legacy_key <> 'null'
                 ORDER BY k.tier, k.legacy_key <> k.field, k.legacy_key LOOP
        EXIT WHEN _found <> '[]' AND _key.tier > _tier;
        _tier := _key.tier;
        CASE _key.kind
        WHEN 'text' THEN
            SELECT * INTO _reading FROM registry.read_legacy_text(legacy->_key.legacy_key);
        WHEN 'object' THEN
            SELECT * INTO _reading FROM registry.read_legacy_object(legacy->_key.legacy_key);
        WHEN 'count' THEN
            SELECT * INTO _reading FROM registry.read_legacy_count(legacy->_key.legacy_key);
        WHEN 'metrics' THEN
            SELECT * INTO _reading FROM registry.read_legacy_metrics(legacy->_key.legacy_key);
        END CASE;
        _reading.rule := coalesce(nullif(concat_ws('; ', nullif(_key.rule, 'as stated'),
                                                   nullif(_reading.rule, '')), ''), _key.rule);
        _legacy_key := coalesce(_legacy_key, _key.legacy_key);
        IF _reading.value IS NOT NULL AND _reading.certain AND _key.certain THEN
            _found := _found || jsonb_build_object(
                'value', _reading.value, 'rule', _reading.rule,
                'legacy_key', _key.legacy_key, 'moves', _key.moves);
            CONTINUE;
        END IF;
        _reason := coalesce(_reason, _reading.rule);
        IF _reading.value IS NOT NULL THEN
            _candidates := _candidates || jsonb_build_object(
                'value', _reading.value, 'rule', _reading.rule, 'legacy_key', _key.legacy_key);
        END IF;
    END LOOP;

    -- What the structure gives is in the first tier for a count (it must agree with what is
    -- stated), and in the last for every other field.
    IF field = 'parameter_count' OR _found = '[]' THEN
        SELECT * INTO _reading FROM registry.derive_legacy_field(legacy, field);
        IF _reading.value IS NOT NULL THEN
            _found := _found || jsonb_build_object(
                'value', _reading.value, 'rule', _reading.rule,
                'legacy_key', _reading.legacy_key, 'moves', false);
        END IF;
    END IF;

    SELECT jsonb_agg(DISTINCT f->'value') INTO _values FROM jsonb_array_elements(_found) AS f;
    IF field = 'parameter_count' AND jsonb_array_length(_values) = 1 THEN
        -- "~1.2M" agrees with 1204736, which it is when rounded. It contradicts 1304736.
        SELECT _values || coalesce(jsonb_agg(c->'value'), '[]')
          INTO _values
          FROM jsonb_array_elements(_candidates) AS c,
               registry.read_legacy_count(legacy->(c->>'legacy_key')) AS r
         WHERE round((_values->0)::numeric / r.rounded_to) * r.rounded_to <> r.value::numeric;
    END IF;
    IF jsonb_array_length(_values) = 1 THEN
        RETURN _found->0 || jsonb_build_object(
            'field', field,
            'renamed_from', (SELECT jsonb_agg(f->'legacy_key')
                               FROM jsonb_array_elements(_found) AS f
                              WHERE f->'moves' = 'true' AND f->>'legacy_key' <> field));
    END IF;
    RETURN jsonb_build_object(
        'field', field,
        'value', NULL,
        'legacy_key', _legacy_key,
        'candidates', _candidates || (SELECT coalesce(jsonb_agg(f - 'moves'), '[]')
                                        FROM jsonb_array_elements(_found) AS f),
        'reason', CASE WHEN jsonb_array_length(_values) > 1 THEN 'the legacy values disagree'
                       ELSE coalesce(_reason, 'the legacy metadata does not state it') END);
END
$$;

COMMENT ON FUNCTION read_legacy_field(jsonb, text) IS
'Takes decoded legacy metadata and a field of the schema; returns {field, value, rule, legacy_key, renamed_from} where exactly one certain value is read and no approximate one contradicts it, else {field, value: null, legacy_key, candidates, reason}.';

REVOKE EXECUTE ON FUNCTION read_legacy_field(jsonb, text) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
