-- Deploy json_schema:evaluate/excerpt to pg

BEGIN;

CREATE FUNCTION json_schema.excerpt(value jsonb, width integer DEFAULT 60)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
BEGIN
    RETURN CASE
        -- Writing out megabytes for every error that shows them would take minutes.
        WHEN pg_column_size(excerpt.value) > 10000 AND jsonb_typeof(excerpt.value) = 'array'
        THEN format('an array of %s items', jsonb_array_length(excerpt.value))
        WHEN pg_column_size(excerpt.value) > 10000 AND jsonb_typeof(excerpt.value) = 'object'
        THEN 'a large object'
        WHEN length(excerpt.value::text) > excerpt.width
        THEN left(excerpt.value::text, excerpt.width - 3) || '...'
        ELSE excerpt.value::text
    END;
END
$$;

COMMENT ON FUNCTION json_schema.excerpt(jsonb, integer) IS
'A JSON value as text for a message, shortened to a width.';

COMMIT;
