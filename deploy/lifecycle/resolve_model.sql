-- Deploy model_registry:lifecycle/resolve_model to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION resolve_model(reference text, alias text DEFAULT NULL)
RETURNS text
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _id         text := reference;
    _alias      text := alias;
    _whole      text;
    _lineage_id text;
    _named      text;
BEGIN
    IF alias IS NULL THEN
        SELECT v.artifact_id INTO _whole
          FROM registry.model_versions AS v
         WHERE v.artifact_id = reference;
        -- An alias has no @, so the last one separates.
        _id := substring(reference FROM '^(.*)@[^@]*$');
        _alias := substring(reference FROM '^.*@([^@]*)$');
    END IF;
    SELECT v.lineage_id INTO _lineage_id
      FROM registry.model_versions AS v
     WHERE v.artifact_id = _id;
    CASE
    WHEN _alias = 'promoted' THEN
        SELECT v.artifact_id INTO _named
          FROM registry.model_versions AS v
         WHERE v.lineage_id = _lineage_id AND v.promotion_state = 'promoted';
    WHEN _alias = 'latest' THEN
        SELECT v.artifact_id INTO _named
          FROM registry.model_versions AS v
         WHERE v.lineage_id = _lineage_id
         ORDER BY v.lineage_position DESC
         LIMIT 1;
    WHEN _alias ~ '^v[1-9][0-9]{0,8}$' THEN
        SELECT v.artifact_id INTO _named
          FROM registry.model_versions AS v
         WHERE v.lineage_id = _lineage_id AND v.lineage_position = substr(_alias, 2)::integer;
    ELSE
        SELECT a.artifact_id INTO _named
          FROM registry.model_aliases AS a
         WHERE a.lineage_id = _lineage_id AND a.alias = _alias;
    END CASE;
    IF _whole IS NULL AND _named IS NULL THEN
        RAISE foreign_key_violation USING
            MESSAGE = format('"%s" names no model version', concat_ws('@', reference, alias)),
            DETAIL = CASE WHEN _lineage_id IS NULL THEN 'There is no model version with this id.'
                     ELSE format('No version of lineage "%s" is "%s".', _lineage_id, _alias) END,
            HINT = 'Give the id of a version, with @latest, @promoted, @v1 or a row of '
                   'model_aliases.',
            TABLE = 'model_versions';
    ELSIF _whole <> _named THEN
        -- Else whoever registers a model called m@promoted would answer for m.
        RAISE invalid_parameter_value USING
            MESSAGE = format('"%s" can be read in two ways', reference),
            DETAIL = format('It is the id of a version, and "%s" of "%s" is "%s".', _alias, _id,
                            _named),
            HINT = 'Give id and alias apart: SELECT resolve_model(id, alias);',
            TABLE = 'model_versions';
    END IF;
    RETURN coalesce(_whole, _named);
END
$$;

COMMENT ON FUNCTION resolve_model(text, text) IS
'Takes the id of a version, id@alias, or both apart, the id being that of any version of the lineage; returns the artifact id. Computed aliases: promoted is the version in use; latest the newest version of the lineage, whatever its state; v3 the third version of the lineage (lineage_position). Raises 23503 where nothing has that name, 22023 where id@alias is also the id of another version.';

REVOKE EXECUTE ON FUNCTION resolve_model(text, text) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
