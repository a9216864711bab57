-- Deploy model_registry:registry/record_change to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION changed_part(document jsonb, other jsonb)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    IF document = other THEN
        RETURN '{}';
    ELSIF jsonb_typeof(document) <> 'object' OR jsonb_typeof(other) <> 'object' THEN
        RETURN document;
    END IF;
    RETURN (SELECT coalesce(jsonb_object_agg(d.key, d.value), '{}')
              FROM jsonb_each(document) AS d
             WHERE other->d.key IS DISTINCT FROM d.value);
END
$$;

COMMENT ON FUNCTION changed_part(jsonb, jsonb) IS
'Takes two states of a document; returns the keys of the first whose value is another in the second.';

CREATE FUNCTION record_change(
    artifact_id text, lineage_id text, event_type text, before jsonb, after jsonb
)
RETURNS void
LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _before jsonb := registry.changed_part(before, after);
    _after  jsonb := registry.changed_part(after, before);
BEGIN
    IF _before IS DISTINCT FROM _after THEN
        INSERT INTO registry.model_events (artifact_id, lineage_id, event_type, before, after)
        VALUES (artifact_id, lineage_id, event_type, _before, _after);
    END IF;
END
$$;

COMMENT ON FUNCTION record_change(text, text, text, jsonb, jsonb) IS
'Takes a version, its lineage, the type of the event, and two states of a document. Adds an event with the part that differs, none where nothing does.';

REVOKE EXECUTE ON FUNCTION changed_part(jsonb, jsonb),
                           record_change(text, text, text, jsonb, jsonb) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
