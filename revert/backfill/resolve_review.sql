-- Revert model_registry:backfill/resolve_review from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION resolve_review(bigint, text, text, text);
DROP FUNCTION resolve_review(bigint, jsonb, text, text);

COMMIT;
