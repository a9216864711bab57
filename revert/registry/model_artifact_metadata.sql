-- Revert model_registry:registry/model_artifact_metadata from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- The versions that were added since go too, and the checks of every type: without the rules that a
-- revert to here takes away, nothing is checked any more.
SELECT json_schema.drop(name, target_schema)
  FROM json_schema.compiled
 WHERE target_schema = :'registry_schema'
   AND name IN (SELECT metadata_check_name(artifact_type, version) FROM metadata_schemas)
\g /dev/null

ALTER TABLE metadata_schemas DISABLE TRIGGER metadata_schemas_10_guard;
DELETE FROM metadata_schemas;
ALTER TABLE metadata_schemas ENABLE TRIGGER metadata_schemas_10_guard;

COMMIT;
