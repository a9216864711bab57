-- Deploy model_registry:json_schema/combinator_findings to pg

BEGIN;

CREATE FUNCTION json_schema.combinator_findings(
    run jsonb, first_only boolean, schema jsonb, location text, instance jsonb,
    at text, via text, depth integer)
RETURNS json_schema.finding[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _findings json_schema.finding[];
    _keyword  text;
    _branches jsonb;
    _matching integer[];
    _causes   jsonb[];
    _name     text;
BEGIN
    _branches := json_schema.keyword(
        combinator_findings.schema, 'allOf', 'array', combinator_findings.via);
    FOR _i IN 0 .. coalesce(jsonb_array_length(_branches), 0) - 1 LOOP
        _findings := _findings || json_schema.evaluate(
            combinator_findings.run, combinator_findings.first_only,
            _branches -> _i, combinator_findings.location || '/allOf/' || _i,
            combinator_findings.instance, combinator_findings.at,
            combinator_findings.via || '/allOf/' || _i, combinator_findings.depth);
    END LOOP;
    FOREACH _keyword IN ARRAY ARRAY['anyOf', 'oneOf'] LOOP
        _branches := json_schema.keyword(
            combinator_findings.schema, _keyword, 'array', combinator_findings.via);
        CONTINUE WHEN _branches IS NULL;
        _matching := '{}';
        FOR _i IN 0 .. jsonb_array_length(_branches) - 1 LOOP
            _name := '/' || _keyword || '/' || _i;
            IF json_schema.evaluate(
                   combinator_findings.run, true, _branches -> _i,
                   combinator_findings.location || _name, combinator_findings.instance,
                   combinator_findings.at, combinator_findings.via || _name,
                   combinator_findings.depth) IS NULL THEN
                _matching := _matching || _i;
                EXIT WHEN _keyword = 'anyOf';
            END IF;
        END LOOP;
        IF cardinality(_matching) > 1 THEN
            _findings := _findings || json_schema.found(
                combinator_findings.at, combinator_findings.via, _keyword,
                format('%s branches of oneOf match, only one may: %s', cardinality(_matching), (
                    SELECT string_agg(coalesce(to_jsonb(json_schema.schema_title(
                               combinator_findings.run,
                               combinator_findings.location || '/oneOf/' || n))::text,
                               'branch ' || n), ', ' ORDER BY n)
                      FROM unnest(_matching) AS n)));
        ELSIF _matching = '{}' AND combinator_findings.first_only THEN
            _findings := _findings || json_schema.found(
                combinator_findings.at, combinator_findings.via, _keyword, NULL);
        ELSIF _matching = '{}' THEN
            -- Only now, when all have failed, is it worth asking each why.
            _causes := '{}';
            FOR _i IN 0 .. jsonb_array_length(_branches) - 1 LOOP
                _name := '/' || _keyword || '/' || _i;
                _causes := array_append(_causes, json_schema.branch_cause(
                    json_schema.evaluate(
                        combinator_findings.run, false, _branches -> _i,
                        combinator_findings.location || _name, combinator_findings.instance,
                        combinator_findings.at, combinator_findings.via || _name,
                        combinator_findings.depth),
                    combinator_findings.at, combinator_findings.via || _name,
                    json_schema.schema_title(combinator_findings.run,
                                             combinator_findings.location || _name)));
            END LOOP;
            _findings := _findings || json_schema.no_branch(
                combinator_findings.at, combinator_findings.via, _keyword, _causes);
        END IF;
    END LOOP;
    IF combinator_findings.schema ? 'not' AND json_schema.evaluate(
           combinator_findings.run, true, combinator_findings.schema -> 'not',
           combinator_findings.location || '/not', combinator_findings.instance,
           combinator_findings.at, combinator_findings.via || '/not', combinator_findings.depth)
       IS NULL THEN
        _findings := _findings || json_schema.found(
            combinator_findings.at, combinator_findings.via, 'not',
            format('%s must not be %s', json_schema.excerpt(combinator_findings.instance),
                   json_schema.schema_name(combinator_findings.run,
                                           combinator_findings.location || '/not')));
    END IF;
    IF combinator_findings.schema ? 'if' THEN
        _keyword := CASE WHEN json_schema.evaluate(
                combinator_findings.run, true, combinator_findings.schema -> 'if',
                combinator_findings.location || '/if', combinator_findings.instance,
                combinator_findings.at, combinator_findings.via || '/if',
                combinator_findings.depth) IS NULL
            THEN 'then' ELSE 'else' END;
        IF combinator_findings.schema ? _keyword THEN
            _findings := _findings || json_schema.evaluate(
                combinator_findings.run, combinator_findings.first_only,
                combinator_findings.schema -> _keyword,
                combinator_findings.location || '/' || _keyword, combinator_findings.instance,
                combinator_findings.at, combinator_findings.via || '/' || _keyword,
                combinator_findings.depth);
        END IF;
    END IF;
    RETURN _findings;
END
$$;

COMMENT ON FUNCTION json_schema.combinator_findings(
    jsonb, boolean, jsonb, text, jsonb, text, text, integer) IS
'What breaks the keywords that apply schemas to the value itself: allOf, anyOf, oneOf, not, if.';

COMMIT;
