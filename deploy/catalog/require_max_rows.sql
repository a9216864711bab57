-- Deploy model_registry:catalog/require_max_rows to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION require_max_rows(max_rows integer)
RETURNS void
LANGUAGE plpgsql
IMMUTABLE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    IF max_rows < 0 THEN
        RAISE invalid_parameter_value USING
            MESSAGE = format('%s rows cannot be returned', max_rows),
            DETAIL = format('max_rows is %s.', max_rows),
            HINT = 'max_rows is a number from 0; NULL asks for all rows.';
    END IF;
END
$$;

COMMENT ON FUNCTION require_max_rows(integer) IS
'Takes how many rows are asked for. Raises 22023 for a negative number.';

REVOKE EXECUTE ON FUNCTION require_max_rows(integer) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
