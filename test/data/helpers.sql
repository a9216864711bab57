-- What the pgTAP tests share, in the schema tap; the set-up of the test database runs this file.

CREATE FUNCTION tap.model_metadata(changes jsonb DEFAULT '{}')
RETURNS jsonb
LANGUAGE sql
IMMUTABLE
AS $$
    SELECT '{"model_family": "resnet", "framework": "pytorch", "parameter_count": 25557032,
             "training_data": "ImageNet-1k", "evaluation_dataset": "ImageNet-1k validation",
             "evaluation_metrics": {"top1": 80.4}, "is_external": false}'::jsonb || changes
$$;

COMMENT ON FUNCTION tap.model_metadata(jsonb) IS
'Valid metadata of an internal model, with the given keys changed.';

CREATE FUNCTION tap.refused(query text, code text, names text[], description text)
RETURNS text
LANGUAGE plpgsql
AS $$
DECLARE
    _code    text;
    _message text;
    _detail  text;
    _hint    text;
    _missing text;
BEGIN
    IF query LIKE 'MERGE %' AND current_setting('server_version_num')::integer < 150000 THEN
        RETURN tap.skip(description || ': PostgreSQL 14 has no MERGE', 1);
    END IF;
    EXECUTE query;
    RETURN tap.fail(description) || E'\n' || tap.diag('nothing was raised');
EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS _code = RETURNED_SQLSTATE, _message = MESSAGE_TEXT,
                            _detail = PG_EXCEPTION_DETAIL, _hint = PG_EXCEPTION_HINT;
    SELECT string_agg(name, ', ') INTO _missing FROM unnest(names) AS name
     WHERE position(name IN _message || E'\n' || _detail) = 0;
    IF _code = code AND _missing IS NULL AND _message <> '' AND _detail <> '' AND _hint <> '' THEN
        RETURN tap.pass(description);
    END IF;
    RETURN tap.fail(description) || E'\n' || tap.diag(format(
        E'wanted SQLSTATE %s, naming: %s, with DETAIL and HINT\nraised %s: %s\nDETAIL: %s\nHINT: %s',
        code, array_to_string(names, ', '), _code, _message, _detail, _hint));
END
$$;

COMMENT ON FUNCTION tap.refused(text, text, text[], text) IS
'An assertion: the query is refused with this SQLSTATE, MESSAGE and DETAIL name each of the names, and there is a HINT. A MERGE is skipped where the server has none.';

CREATE FUNCTION tap.insert_legacy(
    id text, metadata jsonb, origin_type text DEFAULT 'internal', parent_version_id text DEFAULT NULL,
    is_latest boolean DEFAULT true, lifecycle_state text DEFAULT 'active'
)
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    ALTER TABLE artifacts DISABLE TRIGGER USER;
    INSERT INTO artifacts (id, artifact_type, title, metadata, origin_type, parent_version_id,
                           is_latest, lifecycle_state)
    VALUES (id, 'model', 'Legacy ' || id, metadata, origin_type, parent_version_id, is_latest,
            lifecycle_state);
    ALTER TABLE artifacts ENABLE TRIGGER USER;
END
$$;

COMMENT ON FUNCTION tap.insert_legacy(text, jsonb, text, text, boolean, text) IS
'A model artifact as it stands in a database before the registry: without a row of model_versions.';
