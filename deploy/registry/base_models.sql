-- Deploy model_registry:registry/base_models to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE TABLE base_model_changes (
    only_row   boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
    changed_at timestamptz
);

INSERT INTO base_model_changes DEFAULT VALUES;

COMMENT ON TABLE  base_model_changes            IS 'One row. Whoever changes what a registered version derives from updates it first: two changes that would form a cycle together take turns.';
COMMENT ON COLUMN base_model_changes.only_row   IS 'True.';
COMMENT ON COLUMN base_model_changes.changed_at IS 'When a derivation was last changed.';

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
            DETAIL = CASE WHEN FOUND
                          THEN format('The artifact of that id is of type "%s".', _type)
                          ELSE 'No artifact has that id.' END,
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
    _now   timestamptz := clock_timestamp();
    _id    text := artifact_id;
    _via   jsonb;
    _chain text[] := ARRAY[artifact_id];
BEGIN
    UPDATE registry.base_model_changes SET changed_at = _now;
    PERFORM FROM registry.model_links AS l
      WHERE l.base_model_id = forbid_base_model_cycle.artifact_id;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    -- UNION visits each model once, however many ways lead to it.
    PERFORM FROM (
        WITH RECURSIVE bases (id) AS (
            SELECT forbid_base_model_cycle.base_model_id
             UNION
            SELECT l.base_model_id
              FROM bases AS b
              JOIN registry.model_links AS l
                ON l.artifact_id = b.id
             WHERE l.base_model_id IS NOT NULL
        )
        SELECT FROM bases AS b WHERE b.id = forbid_base_model_cycle.artifact_id) AS found;
    IF NOT FOUND THEN
        RETURN;
    END IF;

    -- For the error, one way round: for each model, one that derives from it.
    WITH RECURSIVE bases (id, via) AS (
        SELECT forbid_base_model_cycle.base_model_id, forbid_base_model_cycle.artifact_id
         UNION
        SELECT l.base_model_id, l.artifact_id
          FROM bases AS b
          JOIN registry.model_links AS l
            ON l.artifact_id = b.id
         WHERE l.base_model_id IS NOT NULL AND b.id <> forbid_base_model_cycle.artifact_id
    )
    SELECT jsonb_object_agg(b.id, b.via) INTO _via FROM bases AS b;
    LOOP
        _id := _via->>_id;
        _chain := _id || _chain;
        EXIT WHEN _id = ANY (_chain[2:]);
    END LOOP;
    RAISE check_violation USING
        MESSAGE = format('model "%s" cannot derive from itself', artifact_id),
        DETAIL = format('Base models: %s.', array_to_string(_chain, ' <- ')),
        HINT = 'Correct base_model_id, or a link in model_links, of one of them.',
        TABLE = 'model_links',
        COLUMN = 'base_model_id';
END
$$;

COMMENT ON FUNCTION forbid_base_model_cycle(text, text) IS
'Takes a registered version and a model that it is to derive from. Raises 23514 where derivations would form a cycle, 40001 under REPEATABLE READ and SERIALIZABLE where another transaction changed one.';

REVOKE EXECUTE ON FUNCTION require_base_model(text, text), forbid_base_model_cycle(text, text)
  FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
