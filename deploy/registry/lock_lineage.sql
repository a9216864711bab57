-- Deploy model_registry:registry/lock_lineage to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION require_version(artifact_id text)
RETURNS text
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _lineage_id text;
BEGIN
    SELECT v.lineage_id
      INTO _lineage_id
      FROM registry.model_versions AS v
     WHERE v.artifact_id = require_version.artifact_id;
    IF NOT FOUND THEN
        RAISE foreign_key_violation USING
            MESSAGE = format('there is no model version "%s"', require_version.artifact_id),
            DETAIL = 'It has no row in model_versions.',
            HINT = 'SELECT artifact_id FROM model_versions; lists them. A legacy artifact gets '
                   'its row from the backfill.',
            TABLE = 'model_versions';
    END IF;
    RETURN _lineage_id;
END
$$;

COMMENT ON FUNCTION require_version(text) IS
'Takes an artifact id; returns its lineage. Raises 23503 where it is no registered model.';

CREATE FUNCTION lock_lineage_rows(
    artifact_id text, OUT lineage_id text, OUT tip_id text, OUT holder_id text
)
LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _tip_id    text;
    _holder_id text;
BEGIN
    LOOP
        lineage_id := registry.require_version(lock_lineage_rows.artifact_id);
        SELECT v.artifact_id INTO tip_id
          FROM registry.model_versions AS v
         WHERE v.lineage_id = lock_lineage_rows.lineage_id
         ORDER BY v.lineage_position DESC
         LIMIT 1;
        SELECT v.artifact_id INTO holder_id
          FROM registry.model_versions AS v
         WHERE v.lineage_id = lock_lineage_rows.lineage_id AND v.promotion_state = 'promoted';
        EXIT WHEN (tip_id, holder_id) IS NOT DISTINCT FROM (_tip_id, _holder_id);
        _tip_id := tip_id;
        _holder_id := holder_id;

        -- Rows of artifacts first, then the lineage: the order of whoever writes to artifacts.
        PERFORM FROM ONLY registry.artifacts AS a
          WHERE a.id IN (lock_lineage_rows.artifact_id, _tip_id, _holder_id)
          ORDER BY a.id
            FOR NO KEY UPDATE;
        PERFORM FROM registry.model_lineages AS l
          WHERE l.lineage_id = lock_lineage_rows.lineage_id
            FOR NO KEY UPDATE;
    END LOOP;
END
$$;

COMMENT ON FUNCTION lock_lineage_rows(text) IS
'Does the work of lock_lineage().';

CREATE FUNCTION lock_lineage(
    artifact_id text, OUT lineage_id text, OUT tip_id text, OUT holder_id text
)
LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _rows record;
BEGIN
    IF current_setting('transaction_isolation') = 'read committed' THEN
        SELECT * INTO _rows FROM registry.lock_lineage_rows(lock_lineage.artifact_id);
    ELSE
        -- A subtransaction, for the sake of the hint.
        BEGIN
            SELECT * INTO _rows FROM registry.lock_lineage_rows(lock_lineage.artifact_id);
        EXCEPTION WHEN serialization_failure THEN
            RAISE serialization_failure USING
                MESSAGE = format('another transaction changed the lineage of model version "%s"',
                                 lock_lineage.artifact_id),
                DETAIL = format('This transaction is %s and does not see the change.',
                                current_setting('transaction_isolation')),
                HINT = 'Run the transaction again.',
                TABLE = 'model_lineages';
        END;
    END IF;
    lineage_id := _rows.lineage_id;
    tip_id := _rows.tip_id;
    holder_id := _rows.holder_id;
END
$$;

COMMENT ON FUNCTION lock_lineage(text) IS
'Takes any version of a lineage; locks the lineage until the transaction ends. Returns its id, its newest version and its promoted version (NULL: none). Raises 23503 where there is no such version, 40001 under REPEATABLE READ and SERIALIZABLE where another transaction changed the lineage.';

REVOKE EXECUTE ON FUNCTION require_version(text), lock_lineage_rows(text), lock_lineage(text)
  FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
