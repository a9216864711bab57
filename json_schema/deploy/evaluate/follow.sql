-- Deploy json_schema:evaluate/follow to pg

BEGIN;

CREATE TYPE json_schema.followed AS (
    task   json_schema.task,
    loaded jsonb
);

COMMENT ON TYPE json_schema.followed IS
'A task at the end of the $refs that begin at its schema: where there are none, the task itself.';
COMMENT ON COLUMN json_schema.followed.task IS
'The task: its schema is no $ref.';
COMMENT ON COLUMN json_schema.followed.loaded IS
'As in json_schema.resolution.';

CREATE FUNCTION json_schema.follow(
    root jsonb, loaded jsonb, task json_schema.task, refuse boolean)
RETURNS json_schema.followed
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    _task      json_schema.task := follow.task;
    _schema    jsonb := _task.schema;
    _location  text := _task.location;
    _base      text := _task.base;
    _loaded    jsonb;
    _reference text;
    _from      text;
    _resolved  json_schema.resolution;
BEGIN
    -- A $ref that is no text refers to nothing.
    WHILE jsonb_typeof(_schema -> '$ref') = 'string' LOOP
        _reference := _schema ->> '$ref';
        _from := _location;
        IF _base IS NULL AND (_reference = '#' OR starts_with(_reference, '#/')) THEN
            _location := split_part(_location, '#', 1) || '#'
                || json_schema.percent_decode(substr(_reference, 2));
        ELSE
            _resolved := json_schema.resolve(
                follow.root, coalesce(_loaded, follow.loaded), _location, _base, _reference,
                refuse);
            _loaded := coalesce(_resolved.loaded, _loaded);
            _location := _resolved.location;
        END IF;
        _schema := json_schema.schema_at(follow.root, coalesce(_loaded, follow.loaded), _location);
        IF NOT refuse AND (jsonb_typeof(_schema) IN ('object', 'boolean') IS NOT TRUE
                           OR _location = ANY (_task.trail)) THEN
            RETURN NULL;
        ELSIF _schema IS NULL OR jsonb_typeof(_schema) NOT IN ('object', 'boolean') THEN
            PERFORM json_schema.refuse_reference(
                _reference, _from, coalesce(_location, _reference),
                'which is ' || coalesce('of type ' || jsonb_typeof(_schema), 'not there'));
        ELSIF _location = ANY (_task.trail) THEN
            RAISE EXCEPTION USING
                ERRCODE = 'MR104',
                MESSAGE = format('$ref leads in a circle from %s', _location),
                DETAIL = format('At %s it comes back there without going down into the instance: '
                                'no value can ever be checked against it.', _from),
                HINT = 'Let the reference go through properties, items or another keyword that '
                       'goes one level down, or remove it.';
        END IF;
        _base := json_schema.base_at(follow.root, coalesce(_loaded, follow.loaded), _location);
        _task.trail := array_append(_task.trail, _location);
        _task.keyword_location := _task.keyword_location || '/$ref';
    END LOOP;
    -- A $ref that was followed before to this place has brought the base inside it along.
    IF _location IS DISTINCT FROM follow.task.trail[cardinality(follow.task.trail)] THEN
        _base := json_schema.inner_base(
            follow.root, coalesce(_loaded, follow.loaded), _location, _schema, _base);
    END IF;
    _task.schema := _schema;
    _task.location := _location;
    _task.base := _base;
    RETURN ROW(_task, _loaded)::json_schema.followed;
END
$$;

COMMENT ON FUNCTION json_schema.follow(jsonb, jsonb, json_schema.task, boolean) IS
'Returns a task at the end of the $refs that begin at its schema. Where one leads to nothing, or
they lead in a circle, returns NULL, or with refuse, raises MR102 or MR104.';

COMMIT;
