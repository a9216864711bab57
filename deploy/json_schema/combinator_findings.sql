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
    _count    integer;
    _matching integer[];
    _causes   jsonb[];
    _branch   text;
BEGIN
    FOREACH _keyword IN ARRAY ARRAY['anyOf', 'oneOf'] LOOP
        _count := jsonb_array_length(json_schema.keyword(
            combinator_findings.schema, _keyword, 'array', combinator_findings.via));
        CONTINUE WHEN _count IS NULL;
        _matching := '{}';
        FOR _i IN 0 .. _count - 1 LOOP
            _branch := '/' || _keyword || '/' || _i;
            IF json_schema.evaluate(
                   combinator_findings.run, true, combinator_findings.location || _branch,
                   combinator_findings.instance, combinator_findings.at,
                   combinator_findings.via || _branch, combinator_findings.depth) IS NULL THEN
                _matching := _matching || _i;
                EXIT WHEN _keyword = 'anyOf';
            END IF;
        END LOOP;
        IF cardinality(_matching) > 1 THEN
            _findings := _findings || json_schema.many_branches(
                combinator_findings.run, combinator_findings.location, combinator_findings.at,
                combinator_findings.via, _matching);
        ELSIF _matching = '{}' AND combinator_findings.first_only THEN
            _findings := _findings || json_schema.found(
                combinator_findings.at, combinator_findings.via, _keyword, NULL);
        ELSIF _matching = '{}' THEN
            -- Only now, when all have failed, is it worth asking each why.
            _causes := '{}';
            FOR _i IN 0 .. _count - 1 LOOP
                _branch := '/' || _keyword || '/' || _i;
                _causes := array_append(_causes, json_schema.branch_cause(
                    json_schema.evaluate(
                        combinator_findings.run, false, combinator_findings.location || _branch,
                        combinator_findings.instance, combinator_findings.at,
                        combinator_findings.via || _branch, combinator_findings.depth),
                    combinator_findings.at, combinator_findings.via || _branch,
                    json_schema.schema_title(combinator_findings.run,
                                             combinator_findings.location || _branch)));
            END LOOP;
            _findings := _findings || json_schema.no_branch(
                combinator_findings.at, combinator_findings.via, _keyword, _causes);
        END IF;
    END LOOP;
    IF combinator_findings.schema ? 'not' AND json_schema.evaluate(
           combinator_findings.run, true, combinator_findings.location || '/not',
           combinator_findings.instance, combinator_findings.at,
           combinator_findings.via || '/not', combinator_findings.depth) IS NULL THEN
        _findings := _findings || json_schema.found(
            combinator_findings.at, combinator_findings.via, 'not',
            format('%s must not be %s', json_schema.excerpt(combinator_findings.instance),
                   json_schema.schema_name(combinator_findings.run,
                                           combinator_findings.location || '/not')));
    END IF;
    RETURN _findings;
END
$$;

COMMENT ON FUNCTION json_schema.combinator_findings(
    jsonb, boolean, jsonb, text, jsonb, text, text, integer) IS
'What breaks anyOf, oneOf and not, which need to know whether a schema holds.';

COMMIT;
