-- Deploy model_registry:backfill/read_legacy_metrics to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION read_legacy_metric(metric jsonb, levels integer)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    RETURN CASE
        WHEN jsonb_typeof(metric) = 'number' THEN metric
        WHEN jsonb_typeof(metric) = 'string'
             AND metric #>> '{}' ~ E'^-?\\d{1,30}(\\.\\d{1,30})?([eE][-+]?\\d{1,3})?$'
        THEN to_jsonb((metric #>> '{}')::numeric)
        WHEN jsonb_typeof(metric) = 'object' AND levels > 1
        THEN (SELECT CASE WHEN bool_and(number IS NOT NULL) THEN jsonb_object_agg(key, number) END
                FROM jsonb_each(metric), registry.read_legacy_metric(value, levels - 1) AS number)
        END;
END
$$;

COMMENT ON FUNCTION read_legacy_metric(jsonb, integer) IS
'Takes one legacy metric and how deep it may be nested; returns it with numbers for texts that are numbers, NULL where it is no number and no object of numbers.';

CREATE FUNCTION read_legacy_metrics(
    legacy jsonb, OUT value jsonb, OUT certain boolean, OUT rule text
)
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _texts  text;
    _others text;
BEGIN
    IF jsonb_typeof(legacy) IS DISTINCT FROM 'object' THEN
        certain := false;
        rule := 'not an object of metrics';
        RETURN;
    END IF;
    SELECT jsonb_object_agg(key, metric) FILTER (WHERE metric IS NOT NULL),
           string_agg(key, ', ') FILTER (WHERE metric <> m.value),
           string_agg(key, ', ') FILTER (WHERE metric IS NULL)
      INTO value, _texts, _others
      FROM jsonb_each(legacy) AS m, registry.read_legacy_metric(m.value, 2) AS metric;
    certain := _others IS NULL;
    rule := concat_ws('; ', CASE WHEN legacy = '{}' THEN 'no metrics' END,
                      'a number in a text is that number (' || _texts || ')',
                      'not a number: ' || _others);
END
$$;

COMMENT ON FUNCTION read_legacy_metrics(jsonb) IS
'Reads a legacy value as metrics: numbers, texts that are numbers ("0.87"), and objects of these. Metrics that are neither make the reading a candidate.';

REVOKE EXECUTE ON FUNCTION read_legacy_metric(jsonb, integer), read_legacy_metrics(jsonb)
  FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
