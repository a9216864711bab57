-- Deploy model_registry:lifecycle/keep_artifact_state to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION keep_artifact_state()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _version registry.model_versions;
    _asked   registry.artifacts := NEW;
    _holder  text;
BEGIN
    SELECT * INTO _version FROM registry.model_versions WHERE artifact_id = NEW.id;
    IF NOT FOUND THEN
        RETURN NEW;  -- A legacy artifact is the application's until the backfill.
    END IF;

    SELECT artifact_id
      INTO _holder
      FROM registry.model_versions
     WHERE lineage_id = _version.lineage_id AND promotion_state = 'promoted';

    -- '1' and '0' fit is_latest as boolean and as the integer that SQLite left behind.
    NEW.version_number := OLD.version_number;
    CASE _version.promotion_state
    WHEN 'promoted' THEN
        NEW.is_latest := '1';
        NEW.lifecycle_state := 'active';
        NEW.superseded_by := NULL;
    WHEN 'superseded' THEN
        NEW.is_latest := '0';
        NEW.lifecycle_state := 'superseded';
        NEW.superseded_by := coalesce(OLD.superseded_by, _holder);
    ELSE
        NEW.is_latest := OLD.is_latest;
        IF NEW.lifecycle_state <> _version.promotion_state THEN
            NEW.lifecycle_state := OLD.lifecycle_state;
        END IF;
        NEW.superseded_by := OLD.superseded_by;
        IF _holder IS NOT NULL THEN
            NEW.is_latest := '0';
        END IF;
    END CASE;

    IF (NEW.is_latest, NEW.lifecycle_state, NEW.superseded_by, NEW.version_number)
       IS DISTINCT FROM (_asked.is_latest, _asked.lifecycle_state, _asked.superseded_by,
                         _asked.version_number) THEN
        RAISE NOTICE USING
            MESSAGE = format('the state of model version "%s" was left as it is', NEW.id),
            DETAIL = format('It is %s; is_latest, lifecycle_state, superseded_by and '
                            'version_number follow.', _version.promotion_state),
            HINT = 'To change it: promote_model(), reject_model(), reopen_model().';
    END IF;
    RETURN NEW;
END
$$;

COMMENT ON FUNCTION keep_artifact_state() IS
'Trigger: is_latest, lifecycle_state, superseded_by and version_number of a registered version are what its promotion_state says. An application that writes them goes on working, with a NOTICE, but promotes nothing.';

REVOKE EXECUTE ON FUNCTION keep_artifact_state() FROM PUBLIC;

CREATE TRIGGER artifacts_keep_state
    BEFORE UPDATE ON artifacts
    FOR EACH ROW WHEN (OLD.artifact_type = 'model'
                       AND (NEW.is_latest, NEW.lifecycle_state, NEW.superseded_by,
                            NEW.version_number)
                           IS DISTINCT FROM (OLD.is_latest, OLD.lifecycle_state,
                                             OLD.superseded_by, OLD.version_number))
    EXECUTE FUNCTION keep_artifact_state();

COMMENT ON TRIGGER artifacts_keep_state ON artifacts IS
'model_registry: the application''s columns follow promotion_state.';

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
