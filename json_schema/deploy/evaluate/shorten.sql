-- Deploy json_schema:evaluate/shorten to pg

BEGIN;

CREATE FUNCTION json_schema.shorten(value jsonb, width integer DEFAULT 60)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
BEGIN
    RETURN CASE
        -- Writing out megabytes for every error that shows them would take minutes.
        WHEN pg_column_size(value) > 10000 AND jsonb_typeof(value) = 'array'
        THEN format('an array of %s items', jsonb_array_length(value))
        WHEN pg_column_size(value) > 10000 AND jsonb_typeof(value) = 'object'
        THEN 'a large object'
        WHEN length(value::text) > width
        THEN left(value::text, width - 3) || '...'
        ELSE value::text
    END;
END
$$;

COMMENT ON FUNCTION json_schema.shorten(jsonb, integer) IS
'Returns a JSON value as text for a message, shortened to a width.';

COMMIT;
