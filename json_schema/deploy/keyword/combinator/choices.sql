-- Deploy json_schema:keyword/combinator/choices to pg

BEGIN;

CREATE FUNCTION json_schema.choices(
    task json_schema.task, instances jsonb[], owners integer[], merged boolean)
RETURNS json_schema.choice[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _task      json_schema.task := choices.task;
    _instances jsonb[] := choices.instances;
    _schema    CONSTANT jsonb := _task.schema;
    _choice    json_schema.choice;
    _choices   json_schema.choice[] := '{}';
    _list      jsonb;
BEGIN
    IF NOT _schema ?| ARRAY['anyOf', 'oneOf', 'not', 'if', 'contains'] THEN
        RETURN _choices;
    END IF;
    _choice.owners := choices.owners;
    IF choices.merged THEN
        -- Each value is asked about once: else the questions would be ever more where many ways
        -- lead to one schema.
        WITH subjects AS MATERIALIZED (
            SELECT instance, array_agg(owner) AS of, row_number() OVER () AS subject
              FROM (SELECT unnest(_instances) AS instance, unnest(_choice.owners) AS owner) AS _
             GROUP BY instance)
        SELECT (SELECT array_agg(instance ORDER BY subject) FROM subjects),
               array_agg(owner), array_agg(subject)
          INTO _instances, _choice.owners, _choice.subjects
          FROM subjects, unnest(subjects.of) AS owner;
    ELSE
        _choice.subjects := ARRAY(SELECT generate_series(1, cardinality(_instances)));
    END IF;
    _choice.instances := _instances;
    _choice.askers := ARRAY(SELECT generate_series(1, cardinality(_instances)));
    FOREACH _choice.keyword IN ARRAY ARRAY['anyOf', 'oneOf'] LOOP
        CONTINUE WHEN NOT _schema ? _choice.keyword;
        _list := json_schema.keyword(_schema, _choice.keyword, 'array', _task.keyword_location);
        _choice.branches := ARRAY(
            SELECT json_schema.subtask(
                       _task, branch, format('/%s/%s', _choice.keyword, n - 1), 'false')
              FROM jsonb_array_elements(_list) WITH ORDINALITY AS _ (branch, n));
        _choices := array_append(_choices, _choice);
    END LOOP;
    IF _schema ? 'not' THEN
        _choice.keyword := 'not';
        _choice.branches := ARRAY[json_schema.subtask(_task, _schema -> 'not', '/not', 'not')];
        _choices := array_append(_choices, _choice);
    END IF;
    IF _schema ? 'if' AND _schema ?| ARRAY['then', 'else'] THEN
        _choice.keyword := 'if';
        _choice.branches := ARRAY(
            SELECT json_schema.subtask(
                       _task, coalesce(_schema -> name, 'true'), '/' || name, 'false')
              FROM unnest(ARRAY['if', 'then', 'else']) AS name);
        _choices := array_append(_choices, _choice);
    END IF;
    IF _schema ? 'contains' THEN
        _task.trail := '{}';
        _choice.keyword := 'contains';
        _choice.branches := ARRAY[
            json_schema.subtask(_task, _schema -> 'contains', '/contains', 'false')];
        SELECT array_agg(owner), array_agg(subject)
          INTO _choice.owners, _choice.subjects
          FROM (SELECT unnest(_choice.owners) AS owner,
                       unnest(_choice.subjects) AS subject) AS _
         WHERE jsonb_typeof(_instances[subject]) = 'array';
        SELECT array_agg(item), array_agg(subject)
          INTO _choice.instances, _choice.askers
          FROM (SELECT subject, jsonb_array_elements(
                           CASE jsonb_typeof(value) WHEN 'array' THEN value ELSE '[]' END) AS item
                  FROM (SELECT unnest(_instances) AS value,
                               unnest(_choice.askers) AS subject) AS _) AS _;
        _choices := array_append(_choices, _choice);
    END IF;
    RETURN _choices;
END
$$;

COMMENT ON FUNCTION json_schema.choices(json_schema.task, jsonb[], integer[], boolean) IS
'Returns the choices that a schema makes for many values, with what they ask; the questions have no
numbers yet. merged: as in json_schema.batch.';

CREATE FUNCTION json_schema.choice_failures(choice json_schema.choice, failed boolean[])
RETURNS integer[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _keyword CONSTANT text := (choice_failures.choice).keyword;
    _first   CONSTANT integer := (choice_failures.choice).first;
    _askers  CONSTANT integer[] := (choice_failures.choice).askers;
    _width   CONSTANT integer := coalesce(cardinality(_askers), 0);
BEGIN
    RETURN ARRAY(
        SELECT owner
          FROM unnest((choice_failures.choice).owners, (choice_failures.choice).subjects)
               AS _ (owner, subject)
         WHERE subject NOT IN (
            SELECT asker
              FROM generate_series(0, cardinality((choice_failures.choice).branches) - 1) AS branch,
                   unnest(_askers) WITH ORDINALITY AS _ (asker, n),
                   LATERAL (SELECT NOT failed[_first + branch * _width + n - 1]) AS __ (holds)
             GROUP BY asker
            HAVING CASE _keyword
                WHEN 'oneOf' THEN count(*) FILTER (WHERE holds) = 1
                WHEN 'not' THEN NOT bool_or(holds)
                WHEN 'if' THEN CASE WHEN bool_or(holds AND branch = 0)
                                    THEN bool_or(holds AND branch = 1)
                                    ELSE bool_or(holds AND branch = 2) END
                ELSE bool_or(holds) END));
END
$$;

COMMENT ON FUNCTION json_schema.choice_failures(json_schema.choice, boolean[]) IS
'Returns the owners of those subjects that a choice refuses. failed: by question, whether the answer
is no.';

COMMIT;
