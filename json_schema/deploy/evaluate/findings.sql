-- Deploy json_schema:evaluate/findings to pg

BEGIN;

CREATE FUNCTION json_schema.findings(
    schema jsonb, instance jsonb, assert_formats boolean, first_only boolean,
    max_errors integer DEFAULT NULL)
RETURNS json_schema.finding[]
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    -- Of so many bytes the parts are worth a query for each keyword.
    _large    CONSTANT integer := 50000;
    -- A value from a table may be compressed: #> hands it back unpacked, once for all steps.
    _root     jsonb := findings.schema #> '{}';
    _instance jsonb := findings.instance #> '{}';
    _walk     json_schema.walk := ROW(first_only, assert_formats, max_errors, 1, 6);
    _outcome  json_schema.outcome;
BEGIN
    IF findings.schema IS NULL OR findings.instance IS NULL OR findings.assert_formats IS NULL THEN
        RETURN NULL;
    ELSIF findings.max_errors < 1 THEN
        RAISE EXCEPTION USING
            ERRCODE = 'invalid_parameter_value',
            MESSAGE = 'max_errors must be at least 1',
            DETAIL = format('It is %s.', findings.max_errors),
            HINT = 'json_schema.is_valid() answers without any error; NULL asks for all of them.';
    END IF;
    IF pg_column_size(_instance) > _large THEN
        _outcome := json_schema.evaluate_batch(
            _root, NULL, '{}', ROW(true, assert_formats, NULL, 1, 6)::json_schema.walk,
            ROW(_root, '#', NULL, '{}', NULL, '', '', 'false', '')::json_schema.task,
            ARRAY[_instance]);
        IF _outcome.doubtful = '{}' OR first_only AND _outcome.findings IS NOT NULL THEN
            RETURN _outcome.findings;
        END IF;
    END IF;
    -- A task with a large value, in a variable, would be copied for each call that it goes through.
    _outcome := json_schema.evaluate(
        _root, NULL, '{}', _walk,
        ROW(_root, '#', NULL, '{}', _instance, '', '', 'false', '')::json_schema.task);
    RETURN _outcome.findings;
END
$$;

COMMENT ON FUNCTION json_schema.findings(jsonb, jsonb, boolean, boolean, integer) IS
'Returns what breaks a schema, NULL where nothing does: the inside of errors() and is_valid().
max_errors: at which to stop, NULL for never. Raises invalid_parameter_value where it is less
than 1.';

COMMIT;
