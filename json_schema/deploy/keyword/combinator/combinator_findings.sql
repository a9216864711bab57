-- Deploy json_schema:keyword/combinator/combinator_findings to pg

BEGIN;

CREATE FUNCTION json_schema.combinator_findings(
    run jsonb, first_only boolean, task json_schema.task, depth integer)
RETURNS json_schema.finding[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _findings json_schema.finding[];
    _schema   jsonb := combinator_findings.task.schema;
    _at       text := combinator_findings.task.at;
    _via      text := combinator_findings.task.via;
    _keyword  text;
    _branches jsonb;
    _count    integer;
    _matching integer[];
    _causes   jsonb[];
    _branch   json_schema.task;
BEGIN
    FOREACH _keyword IN ARRAY ARRAY['anyOf', 'oneOf'] LOOP
        CONTINUE WHEN NOT _schema ? _keyword;
        _branches := json_schema.keyword(_schema, _keyword, 'array', _via);
        _count := jsonb_array_length(_branches);
        _matching := '{}';
        FOR _i IN 0 .. _count - 1 LOOP
            IF json_schema.evaluate(
                   combinator_findings.run, true,
                   json_schema.subtask(
                       combinator_findings.task, _branches -> _i, '/' || _keyword || '/' || _i),
                   combinator_findings.depth) IS NULL THEN
                _matching := _matching || _i;
                EXIT WHEN _keyword = 'anyOf';
            END IF;
        END LOOP;
        IF cardinality(_matching) > 1 THEN
            _findings := _findings || json_schema.many_branches(
                combinator_findings.run, combinator_findings.task, _matching);
        ELSIF _matching = '{}' AND combinator_findings.first_only THEN
            _findings := _findings || json_schema.found(
                _at, _via, _keyword, NULL);
        ELSIF _matching = '{}' THEN
            -- Only now, when all have failed, is it worth asking each why.
            _causes := '{}';
            FOR _i IN 0 .. _count - 1 LOOP
                _branch := json_schema.subtask(
                    combinator_findings.task, _branches -> _i, '/' || _keyword || '/' || _i);
                _causes := array_append(_causes, json_schema.branch_cause(
                    json_schema.evaluate(
                        combinator_findings.run, false, _branch, combinator_findings.depth),
                    _at, _branch.via,
                    json_schema.schema_title(
                        combinator_findings.run, _branch.schema, _branch.location)));
            END LOOP;
            _findings := _findings || json_schema.no_branch(
                _at, _via, _keyword, _causes);
        END IF;
    END LOOP;
    IF _schema ? 'not' AND json_schema.evaluate(
           combinator_findings.run, true,
           json_schema.subtask(combinator_findings.task, _schema -> 'not', '/not'),
           combinator_findings.depth) IS NULL THEN
        _findings := _findings || json_schema.found(
            _at, _via, 'not',
            format('%s must not be %s', json_schema.excerpt(combinator_findings.task.instance),
                   json_schema.schema_name(combinator_findings.run, _schema -> 'not',
                                           combinator_findings.task.location || '/not')));
    END IF;
    RETURN _findings;
END
$$;

COMMENT ON FUNCTION json_schema.combinator_findings(
    jsonb, boolean, json_schema.task, integer) IS
'What breaks anyOf, oneOf and not, which need to know whether a schema holds.';

COMMIT;
