-- Deploy model_registry:registry/append_model_event to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- The hash must be the same in every session and after a restore: no setting such as TimeZone,
-- DateStyle, extra_float_digits or bytea_output is in it. JSON keeps values apart, whatever they
-- contain, and NULL from 'null'. json_build_array() is not IMMUTABLE, but it is for these types.
CREATE FUNCTION event_sha256(
    event_id bigint, artifact_id text, lineage_id text, lineage_event_number integer,
    event_type text, actor text, recorded_by text, occurred_at timestamptz, before jsonb,
    after jsonb, note text, previous_sha256 text
)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    RETURN encode(sha256(convert_to(json_build_array(
        event_id, artifact_id, lineage_id, lineage_event_number, event_type, actor, recorded_by,
        extract(epoch FROM occurred_at)::text, before::text, after::text, note,
        previous_sha256)::text, 'UTF8')), 'hex');
END
$$;

COMMENT ON FUNCTION event_sha256(
    bigint, text, text, integer, text, text, text, timestamptz, jsonb, jsonb, text, text
) IS
'Takes the columns of an event but its sha256; returns the SHA-256, in hexadecimal, of a JSON array of them in UTF-8. The time is in it as a text of seconds since 1970 with six decimals, before and after are texts.';

CREATE FUNCTION number_model_event()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _now timestamptz := clock_timestamp();
BEGIN
    -- The clock may step back, the history of a lineage never does. The UPDATE waits for whoever
    -- writes to the same lineage; under REPEATABLE READ it raises 40001 where another was faster.
    SELECT l.event_count + 1, greatest(_now, l.last_event_at + interval '1 microsecond'),
           l.last_sha256
      INTO NEW.lineage_event_number, NEW.occurred_at, NEW.previous_sha256
      FROM registry.model_lineages AS l
     WHERE l.lineage_id = NEW.lineage_id
       FOR NO KEY UPDATE;
    NEW.actor := coalesce(nullif(NEW.actor, ''), session_user);
    NEW.recorded_by := session_user;
    NEW.sha256 := registry.event_sha256(
        NEW.event_id, NEW.artifact_id, NEW.lineage_id, NEW.lineage_event_number, NEW.event_type,
        NEW.actor, NEW.recorded_by, NEW.occurred_at, NEW.before, NEW.after, NEW.note,
        NEW.previous_sha256);
    UPDATE registry.model_lineages AS l
       SET event_count = NEW.lineage_event_number, last_event_at = NEW.occurred_at,
           last_sha256 = NEW.sha256
     WHERE l.lineage_id = NEW.lineage_id;
    IF NOT FOUND THEN
        RAISE foreign_key_violation USING
            MESSAGE = format('there is no lineage "%s"', NEW.lineage_id),
            DETAIL = format('An event of type %s names it.', NEW.event_type),
            HINT = 'SELECT lineage_id FROM model_lineages; lists them.',
            TABLE = 'model_events';
    END IF;
    RETURN NEW;
END
$$;

COMMENT ON FUNCTION number_model_event() IS
'Trigger: sets number, time, session user and hash of an event, whatever the statement says. Raises 40001 under REPEATABLE READ and SERIALIZABLE where another transaction wrote to the lineage.';

CREATE FUNCTION forbid_change_of_history()
RETURNS trigger
LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    RAISE SQLSTATE 'MR004' USING
        MESSAGE = format('%s is refused: history is only added to', TG_OP),
        DETAIL = format('Trigger %s.', TG_NAME),
        HINT = 'Insert a row that states what is right now.';
END
$$;

COMMENT ON FUNCTION forbid_change_of_history() IS
'Trigger: refuses UPDATE, DELETE and TRUNCATE. Raises MR004.';

REVOKE EXECUTE ON FUNCTION number_model_event(), forbid_change_of_history(), event_sha256(
    bigint, text, text, integer, text, text, text, timestamptz, jsonb, jsonb, text, text)
  FROM PUBLIC;

CREATE TRIGGER model_events_10_number
    BEFORE INSERT ON model_events
    FOR EACH ROW EXECUTE FUNCTION number_model_event();

-- Two triggers: one that names TRUNCATE beside other events is not put on the shards of Citus.
CREATE TRIGGER model_events_10_forbid_change
    BEFORE UPDATE OR DELETE ON model_events
    FOR EACH STATEMENT EXECUTE FUNCTION forbid_change_of_history();

CREATE TRIGGER model_events_10_forbid_truncate
    BEFORE TRUNCATE ON model_events
    FOR EACH STATEMENT EXECUTE FUNCTION forbid_change_of_history();

COMMENT ON TRIGGER model_events_10_number ON model_events IS
'Number, time, session user and hash of an event cannot be stated.';
COMMENT ON TRIGGER model_events_10_forbid_change ON model_events IS 'History is only added to.';
COMMENT ON TRIGGER model_events_10_forbid_truncate ON model_events IS 'History is only added to.';

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
