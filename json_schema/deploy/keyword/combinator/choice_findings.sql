-- Deploy json_schema:keyword/combinator/choice_findings to pg

BEGIN;

CREATE FUNCTION json_schema.choice_findings(
    root jsonb, loaded jsonb, cache jsonb, walk json_schema.walk, task json_schema.task,
    keyword text)
RETURNS json_schema.outcome
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    _branches jsonb := json_schema.keyword(
        choice_findings.task.schema, choice_findings.keyword, 'array',
        choice_findings.task.keyword_location);
    _pointer  text := '/' || choice_findings.keyword || '/';
    _instance jsonb := choice_findings.task.instance;
    _loaded   jsonb := choice_findings.loaded;
    _cache    jsonb := choice_findings.cache;
    _walk     json_schema.walk := choice_findings.walk;
    _result   json_schema.outcome;
    _outcome  json_schema.outcome;
    _schema   jsonb;
    _branch   json_schema.task;
    _matching integer[] := '{}';
    _causes   jsonb[] := '{}';
    _open     boolean[] := '{}';
    _closest  integer;
BEGIN
    FOR _i IN 0 .. jsonb_array_length(_branches) - 1 LOOP
        _schema := _branches -> _i;
        -- A list of constants may be long.
        CONTINUE WHEN _schema -> 'const' <> _instance AND NOT _schema ? '$ref';
        _outcome := json_schema.holds(root, _loaded, _cache, _walk, json_schema.subtask(
            task, _schema, _pointer || _i, 'false'));
        _loaded := coalesce(_outcome.loaded, _loaded);
        _cache := coalesce(_outcome.cache, _cache);
        _result.loaded := coalesce(_outcome.loaded, _result.loaded);
        _result.cache := coalesce(_outcome.cache, _result.cache);
        IF _outcome.findings IS NULL THEN
            _matching := array_append(_matching, _i);
            EXIT WHEN choice_findings.keyword = 'anyOf'
                   OR _walk.first_only AND cardinality(_matching) > 1;
        END IF;
    END LOOP;
    IF cardinality(_matching) = 1 THEN
        RETURN _result;
    ELSIF cardinality(_matching) > 1 THEN
        _result.findings := ARRAY[json_schema.many_branches(root, _loaded, task, _matching)];
        RETURN _result;
    ELSIF _walk.first_only OR _walk.causes = 0 THEN
        _result.findings := ARRAY[json_schema.found(
            task.instance_location, task.keyword_location, choice_findings.keyword,
            format('none of %s branches of %s matches', jsonb_array_length(_branches),
                   choice_findings.keyword))];
        RETURN _result;
    END IF;
    -- Only now, when all have failed, is it worth asking each why; and of the closest alone, why
    -- the choices inside it failed: all ways into a schema that refers to itself are too many.
    _walk.depth := _walk.depth + 1;
    _walk.causes := 0;
    LOOP
        FOR _i IN 0 .. jsonb_array_length(_branches) - 1 LOOP
            CONTINUE WHEN _i <> _closest;
            _branch := json_schema.subtask(task, _branches -> _i, _pointer || _i, 'false');
            _outcome := json_schema.evaluate(root, _loaded, _cache, _walk, _branch);
            _causes[_i + 1] := json_schema.branch_cause(
                _outcome.findings, task.instance_location, _branch.keyword_location,
                json_schema.schema_title(root, _loaded, _branch));
            _open[_i + 1] := _closest IS NULL AND EXISTS (
                SELECT FROM unnest(_outcome.findings) AS finding
                 WHERE finding.keyword = ANY (ARRAY['anyOf', 'oneOf', 'contains']));
        END LOOP;
        _walk.causes := choice_findings.walk.causes - 1;
        _closest := array_position(_causes, json_schema.closest_first(_causes) -> 0) - 1;
        EXIT WHEN _walk.causes = 0 OR NOT _open[_closest + 1];
    END LOOP;
    _result.findings := ARRAY[json_schema.no_branch(
        task.instance_location, task.keyword_location, choice_findings.keyword, _causes)];
    RETURN _result;
END
$$;

COMMENT ON FUNCTION json_schema.choice_findings(
    jsonb, jsonb, jsonb, json_schema.walk, json_schema.task, text) IS
'Returns what breaks anyOf or oneOf. The arguments are those of evaluate(), and which of the two.';

COMMIT;
