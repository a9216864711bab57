-- Deploy json_schema:evaluate/follow to pg

BEGIN;

CREATE TYPE json_schema.followed AS (
    schema   jsonb,
    location text,
    base     text,
    trail    text[],
    hops     text,
    loaded   jsonb
);

COMMENT ON TYPE json_schema.followed IS
'What stands at the end of the $refs that begin at a schema: where there are none, that schema.';
COMMENT ON COLUMN json_schema.followed.schema IS
'The schema, which is no $ref.';
COMMENT ON COLUMN json_schema.followed.location IS
'Where it is, as in json_schema.task.';
COMMENT ON COLUMN json_schema.followed.base IS
'The base URI inside it, as in json_schema.task.';
COMMENT ON COLUMN json_schema.followed.trail IS
'The trail that led there, as in json_schema.task.';
COMMENT ON COLUMN json_schema.followed.hops IS
'What the $refs add to the keyword location.';
COMMENT ON COLUMN json_schema.followed.loaded IS
'As in json_schema.resolution.';

CREATE FUNCTION json_schema.follow(
    root jsonb, loaded jsonb, schema jsonb, location text, base text, trail text[])
RETURNS json_schema.followed
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    _schema    jsonb := follow.schema;
    _location  text := follow.location;
    _base      text := follow.base;
    _trail     text[] := follow.trail;
    _hops      text := '';
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
                follow.root, coalesce(_loaded, follow.loaded), _location, _base, _reference);
            _loaded := coalesce(_resolved.loaded, _loaded);
            _location := _resolved.location;
        END IF;
        _schema := json_schema.schema_at(follow.root, coalesce(_loaded, follow.loaded), _location);
        IF _schema IS NULL OR jsonb_typeof(_schema) NOT IN ('object', 'boolean') THEN
            PERFORM json_schema.refuse_reference(
                _reference, _from, coalesce(_location, _reference),
                'which is ' || coalesce('of type ' || jsonb_typeof(_schema), 'not there'));
        ELSIF _location = ANY (_trail) THEN
            RAISE EXCEPTION USING
                ERRCODE = 'MR104',
                MESSAGE = format('$ref leads in a circle from %s', _location),
                DETAIL = format('At %s it comes back there without going down into the instance: '
                                'no value can ever be checked against it.', _from),
                HINT = 'Let the reference go through properties, items or another keyword that '
                       'goes one level down, or remove it.';
        END IF;
        _base := json_schema.base_at(follow.root, coalesce(_loaded, follow.loaded), _location);
        _trail := array_append(_trail, _location);
        _hops := _hops || '/$ref';
    END LOOP;
    RETURN ROW(_schema, _location,
               json_schema.inner_base(root, coalesce(_loaded, follow.loaded), _location, _schema,
                                      _base),
               _trail, _hops, _loaded)::json_schema.followed;
END
$$;

COMMENT ON FUNCTION json_schema.follow(jsonb, jsonb, jsonb, text, text, text[]) IS
'Returns what stands at the end of the $refs that begin at a schema. Raises MR102 where one leads to
nothing and MR104 where they lead in a circle.';

COMMIT;
