-- Deploy json_schema:keyword/array/array_findings to pg

BEGIN;

CREATE FUNCTION json_schema.array_findings(schema jsonb, instance jsonb, at text, via text)
RETURNS json_schema.finding[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _findings json_schema.finding[];
    _length   integer := jsonb_array_length(array_findings.instance);
    _limit    numeric;
    _item     jsonb;
BEGIN
    _limit := json_schema.keyword(
        array_findings.schema, 'maxItems', 'number', array_findings.via)::numeric;
    IF _length > _limit THEN
        _findings := _findings || json_schema.found(
            array_findings.at, array_findings.via, 'maxItems',
            format('%s has length %s, at most %s is allowed',
                   json_schema.excerpt(array_findings.instance), _length, _limit));
    END IF;
    _limit := json_schema.keyword(
        array_findings.schema, 'minItems', 'number', array_findings.via)::numeric;
    IF _length < _limit THEN
        _findings := _findings || json_schema.found(
            array_findings.at, array_findings.via, 'minItems',
            format('%s has length %s, at least %s is needed',
                   json_schema.excerpt(array_findings.instance), _length, _limit));
    END IF;
    IF _length > 1 AND json_schema.keyword(
           array_findings.schema, 'uniqueItems', 'boolean', array_findings.via) = 'true' THEN
        -- jsonb compares as JSON Schema does: 1 equals 1.0, but neither true nor "1".
        SELECT min(repeated.item::text)::jsonb
          INTO _item
          FROM (SELECT item
                  FROM jsonb_array_elements(array_findings.instance) AS _ (item)
                 GROUP BY item
                HAVING count(*) > 1
                 LIMIT 1) AS repeated;
        IF _item IS NOT NULL THEN
            _findings := _findings || json_schema.found(
                array_findings.at, array_findings.via, 'uniqueItems',
                format('%s holds %s more than once',
                       json_schema.excerpt(array_findings.instance), json_schema.excerpt(_item)));
        END IF;
    END IF;
    RETURN _findings;
END
$$;

COMMENT ON FUNCTION json_schema.array_findings(jsonb, jsonb, text, text) IS
'What breaks the keywords for an array as a whole: maxItems, minItems, uniqueItems.';

COMMIT;
