-- Deploy model_registry:lifecycle/verify_history to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION find_lineage(artifact_id text)
RETURNS text
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _lineage_id text;
BEGIN
    SELECT v.lineage_id INTO _lineage_id
      FROM registry.model_versions AS v
     WHERE v.artifact_id = find_lineage.artifact_id;
    IF NOT FOUND THEN
        SELECT l.lineage_id INTO _lineage_id
          FROM registry.model_lineages AS l
         WHERE l.lineage_id = find_lineage.artifact_id;
    END IF;
    IF NOT FOUND THEN  -- The history knows deleted versions too.
        SELECT e.lineage_id INTO _lineage_id
          FROM registry.model_events AS e
         WHERE e.artifact_id = find_lineage.artifact_id
         ORDER BY e.occurred_at DESC
         LIMIT 1;
    END IF;
    IF _lineage_id IS NULL THEN
        RAISE foreign_key_violation USING
            MESSAGE = format('there is no history of "%s"', find_lineage.artifact_id),
            DETAIL = 'No version, no lineage and no event has this id.',
            HINT = 'SELECT lineage_id FROM model_lineages; lists the lineages.',
            TABLE = 'model_lineages';
    END IF;
    RETURN _lineage_id;
END
$$;

COMMENT ON FUNCTION find_lineage(text) IS
'Takes the id of a version, also of a deleted one; returns its lineage. Raises 23503 where nothing has this id.';

CREATE FUNCTION verify_history(
    artifact_id text,
    OUT lineage_id text, OUT lineage_event_number integer, OUT event_id bigint, OUT problem text
)
RETURNS SETOF record
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _head   record;
    _event  record;
    _last   record;
BEGIN
    lineage_id := verify_history.artifact_id;
    SELECT l.event_count, l.last_sha256 INTO _head
      FROM registry.model_lineages AS l
     WHERE l.lineage_id = verify_history.lineage_id;
    IF NOT FOUND THEN
        lineage_id := registry.find_lineage(verify_history.artifact_id);
        SELECT l.event_count, l.last_sha256 INTO _head
          FROM registry.model_lineages AS l
         WHERE l.lineage_id = verify_history.lineage_id;
    END IF;
    SELECT 0 AS number, NULL::bigint AS event_id, NULL::text AS sha256 INTO _last;
    FOR _event IN
        SELECT e.event_id, e.lineage_event_number AS number, e.previous_sha256, e.sha256,
               e.sha256 = registry.event_sha256(
                   e.event_id, e.artifact_id, e.lineage_id, e.lineage_event_number, e.event_type,
                   e.actor, e.recorded_by, e.occurred_at, e.before, e.after, e.note,
                   e.previous_sha256) AS is_intact
          FROM registry.model_events AS e
         WHERE e.lineage_id = verify_history.lineage_id
         ORDER BY e.lineage_event_number, e.event_id
    LOOP
        lineage_event_number := _last.number + 1;
        IF _event.number > _last.number + 1 THEN
            problem := format('removed: event %s comes next', _event.number);
        ELSIF _event.number <= _last.number THEN
            event_id := _event.event_id;
            problem := format('altered: its number is %s', _event.number);
        ELSIF _event.is_intact IS NOT TRUE THEN
            event_id := _event.event_id;
            problem := 'altered: its sha256 is that of other content';
        ELSIF _event.previous_sha256 IS DISTINCT FROM _last.sha256 AND _last.number = 0 THEN
            problem := 'removed: the event that is first now follows another one';
        ELSIF _event.previous_sha256 IS DISTINCT FROM _last.sha256 THEN
            lineage_event_number := _last.number;
            event_id := _last.event_id;
            problem := format('altered: event %s follows one with another sha256', _event.number);
        END IF;
        IF problem IS NOT NULL THEN
            RETURN NEXT;
            RETURN;
        END IF;
        _last := _event;
    END LOOP;
    IF (_head.event_count, _head.last_sha256) IS DISTINCT FROM (_last.number, _last.sha256) THEN
        lineage_event_number := _last.number + 1;
        IF _head.event_count > _last.number THEN
            problem := format('removed: model_lineages counts %s events', _head.event_count);
        ELSIF _head.event_count = _last.number THEN
            lineage_event_number := _last.number;
            event_id := _last.event_id;
            problem := 'altered: model_lineages has another last_sha256';
        ELSE
            problem := format('model_lineages counts %s events', coalesce(_head.event_count, 0));
        END IF;
        RETURN NEXT;
    END IF;
END
$$;

COMMENT ON FUNCTION verify_history(text) IS
'Takes the id of any version of a lineage; returns the first event of the lineage that was altered or removed since it was recorded, with what is wrong, and no row where the hash chain holds. A history that was rewritten as a whole, model_lineages included, is only found by a copy of model_lineages.last_sha256 kept elsewhere. Raises 23503 for an unknown id.';

REVOKE EXECUTE ON FUNCTION find_lineage(text), verify_history(text) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
