-- Deploy model_registry:lifecycle/model_history to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- Texts come from anybody: control characters, line separators, invisible characters and those that
-- turn the direction of writing become spaces, so that no text can look like a line of its own.
CREATE FUNCTION quote_in_line(value jsonb)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _is_plain CONSTANT boolean := jsonb_typeof(value) IN ('number', 'boolean', 'null');
    _line     text := regexp_replace(
        CASE WHEN _is_plain THEN value::text ELSE value#>>'{}' END,
        E'[\\u0001-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u2028-\\u202e'
         '\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\U000e0000-\\U000e007f]', ' ', 'g');
BEGIN
    IF length(_line) > 200 THEN
        _line := left(_line, 197) || '...';
    END IF;
    RETURN CASE WHEN _is_plain THEN _line ELSE to_json(_line)::text END;
END
$$;

COMMENT ON FUNCTION quote_in_line(jsonb) IS
'Takes a value; returns it on one line, at most 200 characters of it, in double quotes where it is no number, true, false or null.';

CREATE FUNCTION describe_change(before jsonb, after jsonb)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    IF jsonb_typeof(before) <> 'object' OR jsonb_typeof(after) <> 'object' THEN
        RETURN concat_ws(' -> ', registry.quote_in_line(before), registry.quote_in_line(after));
    END IF;
    RETURN (
        SELECT string_agg(
                   CASE WHEN k.name ~ '^[A-Za-z0-9_.-]{1,80}$' THEN k.name
                        ELSE registry.quote_in_line(to_jsonb(k.name)) END
                   || ': '
                   || CASE WHEN NOT coalesce(after ? k.name, false)
                           THEN registry.quote_in_line(before->k.name) || ', removed'
                           ELSE concat_ws(' -> ', registry.quote_in_line(before->k.name),
                                                  registry.quote_in_line(after->k.name)) END,
                   '; ' ORDER BY k.name)
          FROM jsonb_object_keys(coalesce(before, '{}') || coalesce(after, '{}')) AS k (name));
END
$$;

COMMENT ON FUNCTION describe_change(jsonb, jsonb) IS
'Takes the changed part of a document before and after; returns on one line each key with its value before and after, NULL where nothing is stated.';

CREATE FUNCTION model_history(artifact_id text)
RETURNS TABLE (
    lineage_event_number integer, occurred_at timestamptz, version_id text, event_type text,
    sentence text
)
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _lineage_id CONSTANT text := registry.find_lineage(model_history.artifact_id);
BEGIN
    RETURN QUERY
    SELECT e.lineage_event_number, e.occurred_at, e.artifact_id, e.event_type,
           concat(
               to_char(e.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC: "'),
               registry.quote_in_line(to_jsonb(e.actor)),
               ' (session of ' || registry.quote_in_line(to_jsonb(nullif(e.recorded_by, e.actor)))
                   || ')',
               ' ', t.phrase, ' ', registry.quote_in_line(to_jsonb(e.artifact_id)),
               ' (' || registry.describe_change(e.before, e.after) || ')',
               ': ' || registry.quote_in_line(to_jsonb(nullif(e.note, ''))), '.')
      FROM registry.model_events AS e
      LEFT JOIN registry.model_event_types() AS t
        ON t.event_type = e.event_type
     WHERE e.lineage_id = _lineage_id
     ORDER BY e.lineage_event_number;
END
$$;

COMMENT ON FUNCTION model_history(text) IS
'Takes the id of any version of a lineage; returns the history of the lineage in its order, a row and a sentence each event: when, who, what, what changed from what to what, why. A sentence is one line whatever the texts in it are. Raises 23503 for an unknown id.';

REVOKE EXECUTE ON FUNCTION quote_in_line(jsonb), describe_change(jsonb, jsonb), model_history(text)
  FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
