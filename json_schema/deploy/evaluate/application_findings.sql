-- Deploy json_schema:evaluate/application_findings to pg

BEGIN;

CREATE FUNCTION json_schema.application_findings(
    root jsonb, loaded jsonb, cache jsonb, walk json_schema.walk, task json_schema.task,
    findings json_schema.finding[])
RETURNS json_schema.outcome
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    _schema  jsonb := application_findings.task.schema;
    _kind    text := jsonb_typeof(application_findings.task.instance);
    _result  json_schema.outcome;
    _outcome json_schema.outcome;
    _keyword text;
BEGIN
    _result.findings := application_findings.findings;
    FOREACH _keyword IN ARRAY ARRAY['anyOf', 'oneOf', 'not', 'contains', 'propertyNames', 'if'] LOOP
        CONTINUE WHEN NOT _schema ? _keyword;
        CONTINUE WHEN _keyword = 'contains' AND _kind <> 'array';
        CONTINUE WHEN _keyword = 'propertyNames' AND _kind <> 'object';
        CONTINUE WHEN _keyword = 'if' AND NOT _schema ?| ARRAY['then', 'else'];
        _outcome := CASE
            WHEN _keyword IN ('anyOf', 'oneOf') THEN json_schema.choice_findings(
                root, coalesce(_result.loaded, loaded), coalesce(_result.cache, cache), walk, task,
                _keyword)
            WHEN _keyword = 'contains' THEN json_schema.contains_findings(
                root, coalesce(_result.loaded, loaded), coalesce(_result.cache, cache), walk, task)
            WHEN _keyword = 'propertyNames' THEN json_schema.name_findings(
                root, coalesce(_result.loaded, loaded), coalesce(_result.cache, cache), walk, task)
            ELSE json_schema.holds(
                root, coalesce(_result.loaded, loaded), coalesce(_result.cache, cache), walk,
                json_schema.subtask(task, _schema -> _keyword, '/' || _keyword, _keyword))
        END;
        _result.loaded := coalesce(_outcome.loaded, _result.loaded);
        _result.cache := coalesce(_outcome.cache, _result.cache);
        IF _keyword = 'if' THEN
            _result.condition := _outcome.findings IS NULL;
        ELSIF _keyword = 'not' THEN
            IF _outcome.findings IS NULL THEN
                _result.findings := _result.findings || json_schema.found(
                    task.instance_location, task.keyword_location, 'not',
                    format('%s must not be %s', json_schema.shorten(task.instance),
                           json_schema.schema_name(
                               root, coalesce(_result.loaded, loaded), json_schema.subtask(
                                   task, _schema -> 'not', '/not', 'not'))));
            END IF;
        ELSE
            _result.findings := _result.findings || _outcome.findings;
        END IF;
        EXIT WHEN walk.first_only AND _result.findings IS NOT NULL;
    END LOOP;
    RETURN _result;
END
$$;

COMMENT ON FUNCTION json_schema.application_findings(
    jsonb, jsonb, jsonb, json_schema.walk, json_schema.task, json_schema.finding[]) IS
'Returns what breaks the keywords that must know whether another schema holds, after what was found
already. The arguments are those of evaluate().';

COMMIT;
