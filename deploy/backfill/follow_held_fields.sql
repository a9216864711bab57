-- Deploy model_registry:backfill/follow_held_fields to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION follow_held_fields()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _metadata jsonb;
    _held     jsonb;
    _field    text;
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.metadata::text IS NOT DISTINCT FROM OLD.metadata::text THEN
        RETURN NULL;
    END IF;
    _metadata := NEW.metadata::jsonb;
    -- In mode off it may be anything.
    _held := CASE WHEN jsonb_typeof(_metadata->'held_for_review') = 'array'
                  THEN _metadata->'held_for_review' ELSE '[]' END;
    FOR _field IN SELECT jsonb_array_elements_text(_held) LOOP
        INSERT INTO registry.model_reviews (artifact_id, field, reason)
        VALUES (NEW.id, _field, 'the source does not state it')
        ON CONFLICT (artifact_id, field) WHERE state = 'open' DO NOTHING;
    END LOOP;

    IF TG_OP = 'UPDATE' THEN
        UPDATE registry.model_reviews
           SET state = 'resolved', resolution = _metadata->field, resolved_by = session_user,
               resolved_at = now(), note = 'metadata was updated'
         WHERE artifact_id = NEW.id AND state = 'open' AND NOT _held ? field;
    END IF;
    RETURN NULL;
END
$$;

COMMENT ON FUNCTION follow_held_fields() IS
'Trigger: each field named in held_for_review has one open review, whoever wrote the metadata; a field no longer named there has none.';

REVOKE EXECUTE ON FUNCTION follow_held_fields() FROM PUBLIC;

CREATE TRIGGER model_registry_30_follow_held_fields
    AFTER INSERT OR UPDATE ON artifacts
    FOR EACH ROW WHEN (NEW.artifact_type = 'model')
    EXECUTE FUNCTION follow_held_fields();

COMMENT ON TRIGGER model_registry_30_follow_held_fields ON artifacts IS
'model_registry: reviews follow held_for_review.';

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
