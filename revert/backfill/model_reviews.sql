-- Revert model_registry:backfill/model_reviews from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP TABLE model_reviews;

COMMIT;
