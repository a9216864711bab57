-- Revert model_registry:backfill/keep_open_review from pg

BEGIN;

SET LOCAL search_path TO :"registry_schema", pg_temp;

DROP TRIGGER model_reviews_keep ON model_reviews;
DROP FUNCTION keep_open_review();

COMMIT;
