-- Deploy model_registry:registry/model_artifact_metadata to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- One source of truth: the file. Sqitch runs psql in the directory of sqitch.plan.
\set content `cat schemas/model_artifact_metadata.json`

SELECT :'content' !~ E'\\S' AS schema_is_missing
\gset
\if :schema_is_missing
DO $$
BEGIN
    RAISE undefined_file USING
        MESSAGE = 'schemas/model_artifact_metadata.json is missing or empty',
        DETAIL = 'It is read from the directory in which sqitch runs.',
        HINT = 'Run sqitch in the directory of sqitch.plan, with the file in place.';
END
$$;
\endif

SELECT activate_metadata_schema(add_metadata_schema(:'content')) \g /dev/null

COMMIT;
