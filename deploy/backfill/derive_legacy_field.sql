-- Deploy model_registry:backfill/derive_legacy_field to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- What follows from the structure of a legacy model, where no key states it.
CREATE FUNCTION derive_legacy_field(
    legacy jsonb, field text, OUT value jsonb, OUT rule text, OUT legacy_key text
)
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
    SELECT d.value, d.rule, d.legacy_key
      FROM (
            -- Each count in a CASE: the planner may evaluate what only a WHERE keeps apart.
            SELECT CASE jsonb_typeof(legacy->'parameters')
                       WHEN 'object'
                       THEN (SELECT count(*) FROM jsonb_object_keys(legacy->'parameters'))
                   END AS parameters,
                   CASE jsonb_typeof(legacy->'coefficients')
                       WHEN 'object'
                       THEN (SELECT count(*) FROM jsonb_object_keys(legacy->'coefficients'))
                       WHEN 'array'
                       THEN jsonb_array_length(legacy->'coefficients')
                   END AS coefficients
           ) AS counted
     CROSS JOIN LATERAL (
            SELECT 'model_family' AS field, '"biophysical"'::jsonb AS value,
                   'equations of species make a biophysical model' AS rule,
                   'equations' AS legacy_key
             WHERE jsonb_typeof(legacy->'equations') = 'array'
               AND jsonb_typeof(legacy->'species') = 'array'
            UNION ALL
            SELECT 'parameter_count', to_jsonb(counted.parameters),
                   'an ODE model has as many as its parameters names',
                   'parameters'
             WHERE jsonb_typeof(legacy->'equations') = 'array'
               AND counted.parameters IS NOT NULL
            UNION ALL
            SELECT 'parameter_count',
                   to_jsonb(counted.coefficients + (legacy ? 'intercept')::integer),
                   'a regression has its coefficients and its intercept',
                   'coefficients'
             WHERE counted.coefficients IS NOT NULL
           ) AS d
     WHERE d.field = derive_legacy_field.field
     LIMIT 1
$$;

COMMENT ON FUNCTION derive_legacy_field(jsonb, text) IS
'Takes decoded legacy metadata and a field of the schema; returns the value that the structure of the model gives it exactly, by which rule, and from which key; NULLs where it gives none.';

REVOKE EXECUTE ON FUNCTION derive_legacy_field(jsonb, text) FROM PUBLIC;

COMMIT;
