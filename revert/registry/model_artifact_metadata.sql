-- Revert model_registry:registry/model_artifact_metadata from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- The versions that were added since go too: without the rules that a revert to here takes away,
-- nothing is checked any more.
ALTER TABLE metadata_schemas DISABLE TRIGGER metadata_schemas_10_guard;
DELETE FROM metadata_schemas;
ALTER TABLE metadata_schemas ENABLE TRIGGER metadata_schemas_10_guard;

SELECT json_schema.drop(name, target_schema)
  FROM json_schema.compiled
 WHERE (target_schema, name) = (:'registry_schema', 'model_metadata')
\g /dev/null

COMMIT;
