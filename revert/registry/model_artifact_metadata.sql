-- Revert model_registry:registry/model_artifact_metadata from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- The versions that were added since go too, and the checks of every type: without the rules that a
-- revert to here takes away, nothing is checked any more.
DO $$
DECLARE
    _schema CONSTANT text := current_schema();  -- Where a query runs, on Citus, it is another one.
    _name   text;
BEGIN
    FOR _name IN
        SELECT DISTINCT c.name
          FROM json_schema.compiled AS c
          JOIN metadata_schemas AS s
            ON c.name = metadata_check_name(s.artifact_type, s.version)
         WHERE c.target_schema = _schema
    LOOP
        PERFORM json_schema.drop(_name, _schema);
    END LOOP;
END
$$;

ALTER TABLE metadata_schemas DISABLE TRIGGER metadata_schemas_10_guard;
DELETE FROM metadata_schemas;
ALTER TABLE metadata_schemas ENABLE TRIGGER metadata_schemas_10_guard;

COMMIT;
