-- Deploy json_schema:evaluate/refuse_depth to pg

BEGIN;

CREATE FUNCTION json_schema.refuse_depth(task json_schema.task)
RETURNS void
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
BEGIN
    RAISE EXCEPTION USING
        ERRCODE = 'MR105',
        MESSAGE = 'nested too deeply to be validated',
        DETAIL = format('At %s of the schema, for the value at %s, more than 100 of anyOf, oneOf, '
                        'not, if, contains and propertyNames are being applied inside each other.',
                        to_jsonb(left(refuse_depth.task.keyword_location, 200)),
                        to_jsonb(left(refuse_depth.task.instance_location, 200))),
        HINT = 'Nest fewer of these keywords in the schema; where it refers to itself, make the '
               'document flatter.';
END
$$;

COMMENT ON FUNCTION json_schema.refuse_depth(json_schema.task) IS
'Raises MR105: too many walks wait for each other.';

COMMIT;
