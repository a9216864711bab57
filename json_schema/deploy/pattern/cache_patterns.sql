-- Deploy json_schema:pattern/cache_patterns to pg

BEGIN;

CREATE FUNCTION json_schema.cache_patterns(cache jsonb, schema jsonb, keyword_location text)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _known jsonb := coalesce(cache_patterns.cache -> 'patterns', '{}');
    _new   jsonb;
BEGIN
    SELECT jsonb_object_agg(pattern, json_schema.pattern(pattern))
      INTO _new
      FROM (SELECT json_schema.keyword(cache_patterns.schema, 'pattern', 'string',
                                       cache_patterns.keyword_location) #>> '{}'
            UNION
            SELECT jsonb_object_keys(coalesce(
                       json_schema.keyword(cache_patterns.schema, 'patternProperties', 'object',
                                           cache_patterns.keyword_location), '{}'))) AS _ (pattern)
     WHERE pattern IS NOT NULL
       AND NOT _known ? pattern;
    RETURN coalesce(cache_patterns.cache, '{}')
        || jsonb_build_object('patterns', _known || coalesce(_new, '{}'));
END
$$;

COMMENT ON FUNCTION json_schema.cache_patterns(jsonb, jsonb, text) IS
'Returns the cache of json_schema.outcome with the patterns of a schema translated, which takes
longer than to match one. Raises MR103 for a pattern that cannot be honoured.';

CREATE FUNCTION json_schema.has_patterns(cache jsonb, schema jsonb)
RETURNS boolean
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
BEGIN
    RETURN coalesce(has_patterns.cache -> 'patterns' ?& ARRAY(
        SELECT jsonb_object_keys(CASE jsonb_typeof(has_patterns.schema -> 'patternProperties')
            WHEN 'object' THEN has_patterns.schema -> 'patternProperties' END)), false);
END
$$;

COMMENT ON FUNCTION json_schema.has_patterns(jsonb, jsonb) IS
'Returns whether the cache has all patterns of patternProperties.';

COMMIT;
