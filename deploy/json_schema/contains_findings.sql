-- Deploy model_registry:json_schema/contains_findings to pg

BEGIN;

CREATE FUNCTION json_schema.contains_findings(
    run jsonb, location text, instance jsonb, at text, via text, depth integer)
RETURNS json_schema.finding[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
BEGIN
    FOR _i IN 0 .. jsonb_array_length(contains_findings.instance) - 1 LOOP
        IF json_schema.evaluate(
               contains_findings.run, true, contains_findings.location || '/contains',
               contains_findings.instance -> _i, contains_findings.at || '/' || _i,
               contains_findings.via || '/contains', contains_findings.depth) IS NULL THEN
            RETURN NULL;
        END IF;
    END LOOP;
    RETURN ARRAY[json_schema.found(
        contains_findings.at, contains_findings.via, 'contains',
        format('%s has no item that is %s', json_schema.excerpt(contains_findings.instance),
               json_schema.schema_name(contains_findings.run,
                                       contains_findings.location || '/contains')))];
END
$$;

COMMENT ON FUNCTION json_schema.contains_findings(jsonb, text, jsonb, text, text, integer) IS
'What breaks contains.';

COMMIT;
