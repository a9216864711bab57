-- Deploy model_registry:backfill/legacy_models to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE VIEW legacy_models AS
SELECT a.id, a.title, a.version_number, a.parent_version_id
  FROM ONLY artifacts AS a
 WHERE a.artifact_type = 'model'
   AND NOT EXISTS (SELECT FROM model_versions AS v WHERE v.artifact_id = a.id);

COMMENT ON VIEW   legacy_models                   IS 'Model artifacts that were there before the registry and wait for the backfill.';
COMMENT ON COLUMN legacy_models.id                IS 'The artifact.';
COMMENT ON COLUMN legacy_models.title             IS 'Its title.';
COMMENT ON COLUMN legacy_models.version_number    IS 'Its version number: parents come before their successors.';
COMMENT ON COLUMN legacy_models.parent_version_id IS 'The version that it follows.';

COMMIT;
