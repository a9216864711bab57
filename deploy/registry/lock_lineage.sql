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
            MESSAGE = format('there is no model version %s',
                             coalesce('"' || require_version.artifact_id || '"', 'NULL')),
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

-- Whoever writes to artifacts locks the row there, then the lineage. So nobody who holds a lineage
-- may wait for a row of artifacts: where one is locked, the lineage is let go until it is free.
CREATE FUNCTION lock_lineage(
    artifact_id text, to_append boolean, OUT lineage_id text, OUT tip_id text, OUT holder_id text
)
LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _has_lineage boolean;
    _ids         text[];
BEGIN
    LOOP
        _has_lineage := false;
        BEGIN
            lineage_id := registry.require_version(lock_lineage.artifact_id);
            PERFORM FROM registry.model_lineages AS l
              WHERE l.lineage_id = lock_lineage.lineage_id
                FOR NO KEY UPDATE;
            _has_lineage := true;
            PERFORM registry.require_version(lock_lineage.artifact_id);
            SELECT v.artifact_id INTO tip_id
              FROM registry.model_versions AS v
             WHERE v.lineage_id = lock_lineage.lineage_id
             ORDER BY v.lineage_position DESC
             LIMIT 1;
            SELECT v.artifact_id INTO holder_id
              FROM registry.model_versions AS v
             WHERE v.lineage_id = lock_lineage.lineage_id AND v.promotion_state = 'promoted';
            _ids := ARRAY[lock_lineage.artifact_id, CASE WHEN to_append THEN tip_id
                                                         ELSE holder_id END];
            IF to_append THEN
                PERFORM FROM ONLY registry.artifacts AS a WHERE a.id = ANY (_ids)
                    FOR KEY SHARE NOWAIT;
            ELSE
                PERFORM FROM ONLY registry.artifacts AS a WHERE a.id = ANY (_ids)
                    FOR NO KEY UPDATE NOWAIT;
            END IF;
            RETURN;
        EXCEPTION
            WHEN lock_not_available THEN
                IF NOT _has_lineage THEN
                    RAISE;  -- lock_timeout
                END IF;
            WHEN serialization_failure THEN
                RAISE serialization_failure USING
                    MESSAGE = format('another transaction changed the lineage of model version '
                                     '"%s"', lock_lineage.artifact_id),
                    DETAIL = format('This transaction is %s and does not see the change.',
                                    current_setting('transaction_isolation')),
                    HINT = 'Run the transaction again.',
                    TABLE = 'model_lineages';
        END;
        IF to_append THEN
            PERFORM FROM ONLY registry.artifacts AS a WHERE a.id = ANY (_ids)
              ORDER BY a.id FOR KEY SHARE;
        ELSE
            PERFORM FROM ONLY registry.artifacts AS a WHERE a.id = ANY (_ids)
              ORDER BY a.id FOR NO KEY UPDATE;
        END IF;
    END LOOP;
END
$$;

COMMENT ON FUNCTION lock_lineage(text, boolean) IS
'Takes any version of a lineage, and whether a version is to be appended (else: a state is to be changed); locks the lineage until the transaction ends. Returns its id, its newest version and its promoted version (NULL: none). Raises 23503 where there is no such version, 40001 under REPEATABLE READ and SERIALIZABLE where another transaction changed the lineage.';

REVOKE EXECUTE ON FUNCTION require_version(text), lock_lineage(text, boolean) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
