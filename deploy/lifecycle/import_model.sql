-- Deploy model_registry:lifecycle/import_model to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION import_other(line jsonb, actor text)
RETURNS boolean
LANGUAGE plpgsql
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _keys    CONSTANT text[] := '{id,artifact_type,title,metadata,version_tag,changelog,
                                  origin_type,origin_url}';
    _unknown CONSTANT jsonb := line - _keys;
    _type    text;
BEGIN
    IF _unknown <> '{}' OR coalesce(line->>'title', '') !~ E'\\S'
       OR coalesce(line->>'id', '') !~ E'\\S' THEN
        RAISE invalid_parameter_value USING
            MESSAGE = format('%s "%s" cannot be imported', line->>'artifact_type', line->>'id'),
            DETAIL = format('Its id is %s, its title %s; keys that only a model has: %s.',
                            coalesce(line->>'id', 'NULL'), coalesce(line->>'title', 'NULL'),
                            left(_unknown::text, 200)),
            HINT = format('It takes %s.', array_to_string(_keys, ', '));
    END IF;
    IF registry.insert_artifact(
           line->>'id', line->>'artifact_type', 'active'::text, line->>'title',
           coalesce(nullif(line->'metadata', 'null'), '{}'), NULL::text, line->>'version_tag',
           line->>'changelog', line->>'origin_type', line->>'origin_url', actor) THEN
        RETURN true;
    END IF;
    SELECT a.artifact_type INTO _type FROM ONLY registry.artifacts AS a WHERE a.id = line->>'id';
    IF _type IS DISTINCT FROM line->>'artifact_type' THEN
        RAISE unique_violation USING
            MESSAGE = format('id "%s" is taken by other content', line->>'id'),
            DETAIL = format('It is of type %s, not %s.', _type, line->>'artifact_type'),
            HINT = 'Give the artifact another id in the file, and in the lines that refer to it.',
            TABLE = 'artifacts';
    END IF;
    RETURN false;
END
$$;

COMMENT ON FUNCTION import_other(jsonb, text) IS
'Takes the line of an artifact that is no model, such as a data set that models refer to, and who imports it; inserts it. Returns false where it is there already, whatever became of it. Raises 22023 for keys that only a model has, and without an id or a title; 23505 for an id that is taken by an artifact of another type.';

CREATE FUNCTION import_model(
    line         jsonb,
    hold_missing boolean DEFAULT false,
    actor        text    DEFAULT session_user,
    OUT artifact_id text,
    OUT is_new      boolean,
    OUT held_fields integer
)
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path TO pg_catalog, pg_temp
SET row_security TO off
AS $$
DECLARE
    _own      CONSTANT text[] :=
        '{artifact_type,base_model,source,promotion_state,promotion_notes,archived,aliases}';
    _held     CONSTANT jsonpath := '$.held_for_review[*]';
    _facts    jsonb;
    _metadata jsonb := line->'metadata';
    _dated    jsonb := nullif(line->'evaluations', 'null');
BEGIN
    IF jsonb_typeof(line) IS DISTINCT FROM 'object' THEN
        RAISE invalid_parameter_value USING
            MESSAGE = 'import_model() takes a JSON object',
            DETAIL = format('Argument: %s.', coalesce(left(line::text, 100), 'NULL')),
            HINT = 'SELECT import_model(''{"title": "...", "metadata": {...}}'');';
    END IF;
    IF coalesce(line->>'artifact_type', 'model') <> 'model' THEN
        artifact_id := line->>'id';
        is_new := registry.import_other(line, actor);
        held_fields := 0;
        RETURN;
    END IF;
    IF jsonb_typeof(line->'archived') NOT IN ('boolean', 'null') THEN
        RAISE invalid_parameter_value USING
            MESSAGE = format('it is not known whether model "%s" is archived', line->>'id'),
            DETAIL = format('archived is %s.', left((line->'archived')::text, 100)),
            HINT = 'Give true or false.';
    END IF;
    SELECT jsonb_object_agg(f.key, f.value) INTO _facts
      FROM (VALUES ('base_model_id', line->'base_model'), ('source', line->'source'))
           AS f (key, value)
     WHERE f.value <> 'null';
    _metadata := registry.add_stated_facts(line->>'id', _metadata, _facts);
    IF hold_missing AND jsonb_typeof(_metadata) = 'object' THEN
        _metadata := registry.hold_missing(_metadata);
    END IF;
    held_fields := jsonb_array_length(jsonb_path_query_array(_metadata, _held))
                   - jsonb_array_length(jsonb_path_query_array(line->'metadata', _held));

    PERFORM FROM ONLY registry.artifacts AS a WHERE a.id = line->>'id';
    is_new := NOT FOUND;
    artifact_id := registry.register_model(
        line - _own || jsonb_build_object('metadata', _metadata, 'evaluations', CASE
            WHEN is_new THEN NULL
            WHEN jsonb_typeof(_dated) = 'array'
                THEN jsonb_path_query_array(_dated, '$[*] ? (@.metrics != null)')
            ELSE _dated END));
    IF is_new THEN
        PERFORM registry.take_over(artifact_id, line, actor);
    END IF;
END
$$;

COMMENT ON FUNCTION import_model(jsonb, boolean, text) IS
'Registers a model that comes from elsewhere: takes its line, whether required fields that it lacks are held for review, and who imports it. Keys of the line: those of register_model(); base_model (its base_model_id); source (where the facts come from; goes into metadata); promotion_state, promotion_notes, archived and aliases, which a new version takes over. Its evaluations keep their times; each may have a dataset_name beside its dataset. A line whose artifact_type is another one, such as a data set, is inserted as it is. export_artifact() writes such lines. Returns the artifact id, whether it is new, and how many fields were held. The same line again changes nothing, whatever was decided since. Raises 22023 where the line is no object, and what register_model(), record_evaluation(), promote_model(), reject_model(), archive_model() and set_model_alias() raise.';

REVOKE EXECUTE ON FUNCTION import_other(jsonb, text), import_model(jsonb, boolean, text)
  FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
