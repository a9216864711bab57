-- Deploy json_schema:keyword/array/array_findings to pg

BEGIN;

CREATE FUNCTION json_schema.array_findings(
    schema jsonb, instance jsonb, instance_location text, keyword_location text)
RETURNS json_schema.finding[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _findings json_schema.finding[];
    _length   integer := jsonb_array_length(instance);
    _repeated text;
BEGIN
    IF _length > json_schema.number_keyword(schema, 'maxItems', keyword_location) THEN
        _findings := _findings || json_schema.found(
            instance_location, keyword_location, 'maxItems',
            format('%s has length %s, at most %s is allowed',
                   json_schema.shorten(instance), _length, schema -> 'maxItems'));
    END IF;
    IF _length < json_schema.number_keyword(schema, 'minItems', keyword_location) THEN
        _findings := _findings || json_schema.found(
            instance_location, keyword_location, 'minItems',
            format('%s has length %s, at least %s is needed',
                   json_schema.shorten(instance), _length, schema -> 'minItems'));
    END IF;
    IF _length > 1 AND json_schema.keyword(
           schema, 'uniqueItems', 'boolean', keyword_location) = 'true' THEN
        -- jsonb compares as JSON Schema does: 1 equals 1.0, but neither true nor "1".
        SELECT string_agg(format('%s at %s', json_schema.shorten(repeated.item), repeated.places),
                          ', ' ORDER BY repeated.first)
          INTO _repeated
          FROM (SELECT item, min(n) AS first, count(*),
                       CASE WHEN count(*) > 5
                            THEN array_to_string((array_agg(n - 1 ORDER BY n))[:5], ', ')
                                 || format(' and %s more', count(*) - 5)
                            ELSE regexp_replace(string_agg((n - 1)::text, ', ' ORDER BY n),
                                                ', ([0-9]+)$', E' and \\1') END AS places
                  FROM jsonb_array_elements(instance) WITH ORDINALITY AS _ (item, n)
                 GROUP BY item
                HAVING count(*) > 1
                 ORDER BY first
                 LIMIT 3) AS repeated;
        IF _repeated IS NOT NULL THEN
            _findings := _findings || json_schema.found(
                instance_location, keyword_location, 'uniqueItems',
                format('%s has equal items: %s', json_schema.shorten(instance), _repeated));
        END IF;
    END IF;
    RETURN _findings;
END
$$;

COMMENT ON FUNCTION json_schema.array_findings(jsonb, jsonb, text, text) IS
'Returns what breaks the keywords for an array as a whole: maxItems, minItems, uniqueItems.';

COMMIT;
