-- Deploy model_registry:registry/hold_missing to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION hold_missing(metadata jsonb)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _schema jsonb;
    _held   jsonb;
    _nulls  jsonb;
BEGIN
    SELECT schema INTO _schema FROM registry.metadata_schemas
     WHERE artifact_type = 'model' AND is_active;
    SELECT jsonb_agg(field), jsonb_object_agg(field, NULL)
      INTO _held, _nulls
      FROM jsonb_array_elements_text(_schema #> '{properties,held_for_review,items,enum}') AS field
     WHERE coalesce(metadata->field, 'null') = 'null'
       AND NOT coalesce(metadata->'held_for_review', '[]') ? field;
    IF _held IS NULL OR jsonb_typeof(metadata) <> 'object' THEN
        RETURN metadata;
    END IF;
    RETURN metadata || _nulls || jsonb_build_object(
        'held_for_review', coalesce(metadata->'held_for_review', '[]') || _held);
END
$$;

COMMENT ON FUNCTION hold_missing(jsonb) IS
'Takes metadata as a source states it; returns it with each required field that the source leaves out set to null and named in held_for_review: nothing is invented, a person will say.';

REVOKE EXECUTE ON FUNCTION hold_missing(jsonb) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
