-- Deploy model_registry:registry/base_models to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE TABLE base_model_changes (
    only_row   boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
    changed_at timestamptz
);

INSERT INTO base_model_changes DEFAULT VALUES;

COMMENT ON TABLE  base_model_changes            IS 'One row. Whoever changes the base model of a registered version updates it first, so that two changes that would form a cycle together take turns.';
COMMENT ON COLUMN base_model_changes.only_row   IS 'True.';
COMMENT ON COLUMN base_model_changes.changed_at IS 'When a base model was last changed.';

CREATE FUNCTION require_base_model(artifact_id text, base_model_id text)
RETURNS void
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _type text;
BEGIN
    IF base_model_id IS NULL THEN
        RETURN;
    END IF;
    PERFORM FROM registry.model_versions AS v
      WHERE v.artifact_id = require_base_model.base_model_id;
    IF NOT FOUND THEN
        SELECT a.artifact_type INTO _type
          FROM ONLY registry.artifacts AS a
         WHERE a.id = require_base_model.base_model_id;
        RAISE foreign_key_violation USING
            MESSAGE = format('base model "%s" of model "%s" is not a registered model',
                             base_model_id, artifact_id),
            DETAIL = coalesce(format('The artifact of that id is of type "%s".', _type),
                              'No artifact has that id.'),
            HINT = CASE _type WHEN 'model' THEN 'Run the backfill first.'
                   ELSE 'Register the base model first, or correct base_model_id.' END,
            TABLE = 'model_versions',
            COLUMN = 'base_model_id';
    END IF;
END
$$;

COMMENT ON FUNCTION require_base_model(text, text) IS
'Takes a model and its base model (NULL: none). Raises 23503 where that is no registered model.';

-- Only a change needs this: no version can refer to one that is not there yet.
CREATE FUNCTION forbid_base_model_cycle(artifact_id text, base_model_id text)
RETURNS void
LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _base_id text := forbid_base_model_cycle.base_model_id;
    _chain   text[] := ARRAY[artifact_id];
    _now     timestamptz := clock_timestamp();
BEGIN
    UPDATE registry.base_model_changes SET changed_at = _now;
    PERFORM FROM registry.model_versions AS v
      WHERE v.base_model_id = forbid_base_model_cycle.artifact_id;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    WHILE _base_id IS NOT NULL LOOP
        _chain := _chain || _base_id;
        IF _base_id = forbid_base_model_cycle.artifact_id THEN
            RAISE check_violation USING
                MESSAGE = format('model "%s" cannot derive from itself', _base_id),
                DETAIL = format('Base models: %s.', array_to_string(_chain, ' <- ')),
                HINT = 'Correct base_model_id of one of them.',
                TABLE = 'model_versions',
                COLUMN = 'base_model_id';
        END IF;
        SELECT v.base_model_id INTO _base_id
          FROM registry.model_versions AS v
         WHERE v.artifact_id = _base_id;
    END LOOP;
END
$$;

COMMENT ON FUNCTION forbid_base_model_cycle(text, text) IS
'Takes a registered version and its new base model. Raises 23514 where base models would form a cycle, 40001 under REPEATABLE READ and SERIALIZABLE where another transaction changed a base model.';

REVOKE EXECUTE ON FUNCTION require_base_model(text, text), forbid_base_model_cycle(text, text)
  FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
