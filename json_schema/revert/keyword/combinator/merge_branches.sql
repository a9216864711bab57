-- Revert json_schema:keyword/combinator/merge_branches from pg

BEGIN;

DROP FUNCTION json_schema.merge_branches(jsonb);

COMMIT;
