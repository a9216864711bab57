-- Deploy model_registry:registry/derive_artifact_state to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION derive_artifact_state()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _version record;
    _state   record;
BEGIN
    -- '1' and '0' fit is_latest as boolean and as the integer that SQLite left behind.
    IF TG_OP = 'INSERT' OR OLD.artifact_type IS DISTINCT FROM 'model' THEN
        NEW.lifecycle_state := 'candidate';
        NEW.superseded_by := NULL;
        NEW.is_latest := '1';
        IF NEW.parent_version_id IS NOT NULL THEN
            NEW.is_latest := '0';
            SELECT a.version_number + 1 INTO NEW.version_number
              FROM ONLY registry.artifacts AS a
             WHERE a.id = NEW.parent_version_id;
            NEW.version_number := coalesce(NEW.version_number, 1);
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.is_latest, NEW.lifecycle_state, NEW.superseded_by, NEW.version_number)
       IS NOT DISTINCT FROM
       (OLD.is_latest, OLD.lifecycle_state, OLD.superseded_by, OLD.version_number) THEN
        RETURN NEW;
    END IF;

    SELECT to_jsonb(v) AS row, v.promotion_state
      INTO _version
      FROM registry.model_versions AS v
     WHERE v.artifact_id = OLD.id;
    IF NOT FOUND THEN
        RETURN NEW;  -- A legacy artifact is the application's until the backfill.
    END IF;
    SELECT * INTO _state
      FROM registry.artifact_state(_version.row, jsonb_build_object(
               'lifecycle_state', CASE WHEN NEW.lifecycle_state = 'candidate' THEN 'candidate'
                                       ELSE OLD.lifecycle_state END,
               'superseded_by', OLD.superseded_by));
    IF (_state.lifecycle_state, _state.superseded_by, _state.is_latest = '1', OLD.version_number)
       IS DISTINCT FROM
       (NEW.lifecycle_state, NEW.superseded_by, NEW.is_latest::text IN ('1', 'true'),
        NEW.version_number) THEN
        RAISE NOTICE USING
            MESSAGE = format('the state of model version "%s" was left as it is', OLD.id),
            DETAIL = format('Its promotion_state is %s; is_latest, lifecycle_state, '
                            'superseded_by and version_number follow.', _version.promotion_state),
            HINT = 'To change it: promote_model(), reject_model(), reopen_model(), '
                   'withdraw_model(); archive_model() hides a version.';
    END IF;
    NEW.is_latest := _state.is_latest;
    NEW.lifecycle_state := _state.lifecycle_state;
    NEW.superseded_by := _state.superseded_by;
    NEW.version_number := OLD.version_number;
    RETURN NEW;
END
$$;

COMMENT ON FUNCTION derive_artifact_state() IS
'Trigger: a new model is a candidate and never takes over by itself; is_latest, lifecycle_state, superseded_by and version_number of a registered version follow its row of model_versions. An application that writes them goes on working, with a NOTICE.';

REVOKE EXECUTE ON FUNCTION derive_artifact_state() FROM PUBLIC;

CREATE TRIGGER model_registry_10_derive_state
    BEFORE INSERT OR UPDATE ON artifacts
    FOR EACH ROW WHEN (NEW.artifact_type = 'model')
    EXECUTE FUNCTION derive_artifact_state();

COMMENT ON TRIGGER model_registry_10_derive_state ON artifacts IS
'model_registry: the application''s columns of a model follow model_versions.';

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
