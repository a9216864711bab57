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
           WHEN 'string' THEN CASE WHEN legacy #>> '{}' ~ E'\\S' THEN legacy END
           WHEN 'array'  THEN (SELECT to_jsonb(string_agg(item, '; ' ORDER BY n))
                                 FROM jsonb_array_elements_text(legacy)
                                      WITH ORDINALITY AS _ (item, n))
           WHEN 'null'   THEN NULL
           ELSE to_jsonb(legacy::text)
           END,
           jsonb_typeof(legacy) = 'string'
           OR jsonb_typeof(legacy) = 'array'
              AND NOT legacy @? 'strict $[*] ? (@.type() != "string")',
           CASE jsonb_typeof(legacy)
           WHEN 'string' THEN CASE WHEN legacy #>> '{}' ~ E'\\S' THEN '' ELSE 'an empty text' END
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
    SELECT CASE WHEN jsonb_typeof(legacy) = 'object' THEN legacy END, true,
           CASE WHEN jsonb_typeof(legacy) = 'object' THEN '' ELSE 'not an object' END
$$;

COMMENT ON FUNCTION read_legacy_object(jsonb) IS 'Reads a legacy value that is an object.';

CREATE FUNCTION read_legacy_count(
    legacy jsonb, OUT value jsonb, OUT certain boolean, OUT rule text, OUT rounded_to numeric
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
    rounded_to := 1;
    IF jsonb_typeof(legacy) = 'number' THEN
        value := legacy;
        certain := _text::numeric >= 0 AND _text::numeric % 1 = 0;
        rule := CASE WHEN certain THEN '' ELSE 'not a count' END;
    ELSIF _text ~ E'^\\d{1,18}$' THEN
        value := to_jsonb(_text::numeric);
        rule := 'digits in a text';
    ELSIF _text ~ E'^[1-9]\\d{0,2}(,\\d{3}){1,5}$' THEN
        value := to_jsonb(replace(_text, ',', '')::numeric);
        rule := 'digits in groups of three';
    ELSE
        -- "~1.2M" says about how many. A person says how many.
        certain := false;
        _parts := regexp_match(
            _text,
            E'^\\s*(?:~|about|approx\\.?|ca\\.?)?\\s*(\\d{1,18})(\\.\\d{1,18})?'
            '\\s*([KkMmBb]?)\\s*$');
        IF _parts IS NOT NULL THEN
            rounded_to := CASE lower(_parts[3]) WHEN 'k' THEN 1e3 WHEN 'm' THEN 1e6
                          WHEN 'b' THEN 1e9 ELSE 1 END;
            value := to_jsonb(trim_scale((_parts[1] || coalesce(_parts[2], ''))::numeric
                                         * rounded_to));
            -- The last digit that says something: of "1.20M" ten thousands, of "1200" hundreds.
            rounded_to := rounded_to * 10.0 ^ coalesce(
                1 - length(_parts[2]), length(substring(_parts[1] FROM '[1-9](0*)$')), 0);
            rule := format('"%s" is rounded', _text);
        ELSE
            rule := format('"%s" is no number', left(_text, 40));
        END IF;
    END IF;
END
$$;

COMMENT ON FUNCTION read_legacy_count(jsonb) IS
'Reads a legacy value as a count: integers and digits in a text are exact; "~1.2M" gives only a candidate, rounded to 100000.';

REVOKE EXECUTE ON FUNCTION read_legacy_text(jsonb), read_legacy_object(jsonb),
                           read_legacy_count(jsonb) FROM PUBLIC;

COMMIT;
