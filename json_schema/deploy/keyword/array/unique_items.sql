-- Deploy json_schema:keyword/array/unique_items to pg

BEGIN;

-- jsonb's = is JSON Schema's equality: 1 equals 1.0, but neither true nor "1", nested too.
CREATE FUNCTION json_schema.unique_items(items jsonb)
RETURNS boolean
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _length integer := jsonb_array_length(unique_items.items);
    _found  boolean := false;
BEGIN
    IF _length < 2 THEN
        RETURN true;
    ELSIF _length = 2 THEN
        RETURN items -> 0 <> items -> 1;
    ELSIF _length = 3 THEN
        RETURN items -> 0 <> items -> 1 AND items -> 0 <> items -> 2 AND items -> 1 <> items -> 2;
    ELSIF _length <= 8 THEN
        -- What contains an equal item has it, unless that is an array or object: then the sort
        -- tells.
        FOR _i IN 0 .. _length - 2 LOOP
            _found := items - _i @> jsonb_build_array(items -> _i);
            EXIT WHEN _found;
        END LOOP;
        IF NOT _found THEN
            RETURN true;
        END IF;
    END IF;
    -- Items of different hashes differ. Sorts: a hostile array of a million items is no matter.
    RETURN (SELECT count(DISTINCT jsonb_hash(item)) = _length
              FROM jsonb_array_elements(unique_items.items) AS item)
        OR (SELECT count(DISTINCT item) = _length
              FROM jsonb_array_elements(unique_items.items) AS item);
END
$$;

COMMENT ON FUNCTION json_schema.unique_items(jsonb) IS
'Returns whether the items of an array differ from each other, as the keyword uniqueItems asks.';

COMMIT;
