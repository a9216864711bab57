-- Deploy model_registry:registry/guard_base_model to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION guard_base_model()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _base_id text := NEW.base_model_id;
    _chain   text[] := ARRAY[NEW.artifact_id];
BEGIN
    -- FOR SHARE: two updates that close a circle together wait for each other, and one goes.
    WHILE _base_id IS NOT NULL LOOP
        _chain := _chain || _base_id;
        IF _base_id = NEW.artifact_id THEN
            RAISE check_violation USING
                MESSAGE = format('model "%s" cannot derive from itself', NEW.artifact_id),
                DETAIL = format('Base models: %s.', array_to_string(_chain, ' <- ')),
                HINT = 'Mend base_model_id of one of them.',
                TABLE = 'model_versions',
                COLUMN = 'base_model_id';
        END IF;
        EXIT WHEN _base_id = ANY (_chain[2:cardinality(_chain) - 1]);  -- a circle of others
        SELECT base_model_id INTO _base_id FROM registry.model_versions WHERE artifact_id = _base_id
           FOR SHARE;
    END LOOP;
    RETURN NULL;
END
$$;

COMMENT ON FUNCTION guard_base_model() IS
'Trigger: base models make no circle. Raises 23514.';

REVOKE EXECUTE ON FUNCTION guard_base_model() FROM PUBLIC;

-- On INSERT too: rows of one statement may name each other.
CREATE TRIGGER model_versions_guard_base
    AFTER INSERT OR UPDATE OF base_model_id ON model_versions
    FOR EACH ROW WHEN (NEW.base_model_id IS NOT NULL)
    EXECUTE FUNCTION guard_base_model();

COMMENT ON TRIGGER model_versions_guard_base ON model_versions IS 'Base models make no circle.';

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
