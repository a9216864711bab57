-- Revert model_registry:backfill/model_reviews from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP TABLE model_reviews;

COMMIT;
