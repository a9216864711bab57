-- Deploy model_registry:backfill/read_legacy_values to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- One function per kind of value. Each takes a legacy value and says what it reads (NULL: nothing),
-- whether that is certain, and by which rule; an empty rule means: as it stands.
CREATE FUNCTION read_legacy_text(
    legacy jsonb, OUT value jsonb, OUT certain boolean, OUT rule text
)
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
    SELECT CASE jsonb_typeof(legacy)
           WHEN 'string' THEN CASE WHEN legacy #>> '{}' ~ '\S' THEN legacy END
           WHEN 'array'  THEN (SELECT to_jsonb(string_agg(item, '; ' ORDER BY n))
                                 FROM jsonb_array_elements_text(legacy)
                                      WITH ORDINALITY AS _ (item, n))
           WHEN 'null'   THEN NULL
           ELSE to_jsonb(legacy::text)
           END,
           jsonb_typeof(legacy) = 'string'
           OR jsonb_typeof(legacy) = 'array' AND NOT legacy @? '$[*] ? (@.type() != "string")',
           CASE jsonb_typeof(legacy)
           WHEN 'string' THEN ''
           WHEN 'array'  THEN 'list joined with "; "'
           ELSE 'not a text'
           END
$$;

COMMENT ON FUNCTION read_legacy_text(jsonb) IS
'Reads a legacy value as text; a list of texts is joined.';

CREATE FUNCTION read_legacy_object(
    legacy jsonb, OUT value jsonb, OUT certain boolean, OUT rule text
)
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
    SELECT CASE WHEN jsonb_typeof(legacy) = 'object' THEN legacy END, true, ''
$$;

COMMENT ON FUNCTION read_legacy_object(jsonb) IS 'Reads a legacy value that is an object.';

CREATE FUNCTION read_legacy_count(
    legacy jsonb, OUT value jsonb, OUT certain boolean, OUT rule text
)
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _text  text := legacy #>> '{}';
    _parts text[];
BEGIN
    certain := true;
    rule := '';
    IF jsonb_typeof(legacy) = 'number' THEN
        value := legacy;
        certain := _text::numeric >= 0 AND _text::numeric % 1 = 0;
        rule := CASE WHEN certain THEN '' ELSE 'not a count' END;
    ELSIF _text ~ '^\d{1,18}$' THEN
        value := to_jsonb(_text::numeric);
        rule := 'digits in a text';
    ELSIF _text ~ '^[1-9]\d{0,2}(,\d{3}){1,5}$' THEN
        value := to_jsonb(replace(_text, ',', '')::numeric);
        rule := 'digits in groups of three';
    ELSE
        -- "~1.2M" says about how many. A person says how many.
        _parts := regexp_match(_text, '^\s*(?:~|about|approx\.?|ca\.?)?\s*(\d{1,18}(?:\.\d{1,18})?)\s*([KkMmBb]?)\s*$');
        IF _parts IS NOT NULL THEN
            value := to_jsonb(trim_scale(_parts[1]::numeric * CASE lower(_parts[2])
                WHEN 'k' THEN 1e3 WHEN 'm' THEN 1e6 WHEN 'b' THEN 1e9 ELSE 1 END));
            certain := false;
            rule := format('"%s" is rounded', _text);
        ELSIF _text ~ '\S' THEN
            certain := false;
            rule := format('"%s" is no number', left(_text, 40));
        END IF;
    END IF;
END
$$;

COMMENT ON FUNCTION read_legacy_count(jsonb) IS
'Reads a legacy value as a count: integers and digits in a text are exact; "~1.2M" gives only a candidate.';

CREATE FUNCTION read_legacy_metrics(
    legacy jsonb, OUT value jsonb, OUT certain boolean, OUT rule text
)
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _number CONSTANT text := '^-?\d{1,30}(\.\d{1,30})?([eE][-+]?\d{1,3})?$';
    _key    text;
    _metric jsonb;
    _inner  record;
    _texts  text[] := '{}';
    _left   text[] := '{}';
BEGIN
    IF jsonb_typeof(legacy) IS DISTINCT FROM 'object' THEN
        certain := false;
        rule := 'not an object of metrics';
        RETURN;
    END IF;
    value := '{}';
    FOR _key, _metric IN SELECT key, m.value FROM jsonb_each(legacy) AS m LOOP
        IF jsonb_typeof(_metric) = 'number' THEN
            value := value || jsonb_build_object(_key, _metric);
        ELSIF jsonb_typeof(_metric) = 'string' AND _metric #>> '{}' ~ _number THEN
            value := value || jsonb_build_object(_key, (_metric #>> '{}')::numeric);
            _texts := _texts || _key;
        ELSIF jsonb_typeof(_metric) = 'object' THEN
            SELECT * INTO _inner FROM registry.read_legacy_metrics(_metric);
            IF _inner.certain THEN
                value := value || jsonb_build_object(_key, _inner.value);
            ELSE
                _left := _left || _key;
            END IF;
        ELSE
            _left := _left || _key;
        END IF;
    END LOOP;
    value := nullif(value, '{}');
    certain := _left = '{}';
    rule := concat_ws('; ',
        CASE WHEN _texts <> '{}'
             THEN format('a number in a text is that number (%s)', array_to_string(_texts, ', '))
        END,
        CASE WHEN _left <> '{}'
             THEN format('not a number: %s', array_to_string(_left, ', '))
        END);
END
$$;

COMMENT ON FUNCTION read_legacy_metrics(jsonb) IS
'Reads a legacy value as metrics: numbers, and texts that are numbers ("0.87"). Metrics that are neither make the reading a candidate.';

REVOKE EXECUTE ON FUNCTION read_legacy_text(jsonb), read_legacy_object(jsonb),
                           read_legacy_count(jsonb), read_legacy_metrics(jsonb) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
