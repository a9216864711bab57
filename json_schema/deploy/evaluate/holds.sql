-- Deploy json_schema:evaluate/holds to pg

BEGIN;

CREATE FUNCTION json_schema.holds(
    root jsonb, loaded jsonb, cache jsonb, walk json_schema.walk, task json_schema.task)
RETURNS json_schema.outcome
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    _walk     json_schema.walk := holds.walk;
    _task     json_schema.task;
    _followed json_schema.followed;
    _question text;
    _outcome  json_schema.outcome;
    _answers  jsonb;
BEGIN
    _walk.first_only := true;
    _walk.depth := _walk.depth + 1;
    -- Many branches may come to one schema: its answer for a value is found once. Where few wait
    -- for each other, only those of $refs are worth remembering, and no copy of the value.
    IF jsonb_typeof(holds.task.schema -> '$ref') = 'string' THEN
        _followed := json_schema.follow(root, loaded, task, true);
        _task := _followed.task;
    ELSIF _walk.depth < 8 THEN
        RETURN json_schema.evaluate(root, loaded, cache, _walk, task);
    ELSE
        _task := holds.task;
    END IF;
    _question := _task.location || ' ' || _task.instance_location;
    IF holds.cache -> 'answers' ? _question THEN
        RETURN ROW(CASE holds.cache -> 'answers' -> _question
                       WHEN 'false' THEN ARRAY[json_schema.found('', '', '', NULL)] END,
                   _followed.loaded, NULL, NULL, NULL, NULL)::json_schema.outcome;
    END IF;
    _outcome := json_schema.evaluate(
        root, coalesce(_followed.loaded, loaded), cache, _walk, _task);
    _outcome.loaded := coalesce(_outcome.loaded, _followed.loaded);
    _outcome.cache := coalesce(_outcome.cache, holds.cache, '{}');
    _answers := coalesce(_outcome.cache -> 'answers', '{}');
    -- It is copied for each answer; the oldest are the least likely to be asked for again.
    IF pg_column_size(_answers) > 20000 THEN
        _answers := '{}';
    END IF;
    _outcome.cache := _outcome.cache || jsonb_build_object(
        'answers', _answers || jsonb_build_object(_question, _outcome.findings IS NULL));
    RETURN _outcome;
END
$$;

COMMENT ON FUNCTION json_schema.holds(
    jsonb, jsonb, jsonb, json_schema.walk, json_schema.task) IS
'Returns NULL, as findings, where a value is valid against a schema. The arguments are those of
evaluate(). Raises MR105 for the hundred and first that waits for another.';

COMMIT;
