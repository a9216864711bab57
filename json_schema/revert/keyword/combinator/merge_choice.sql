-- Revert json_schema:keyword/combinator/merge_choice from pg

BEGIN;

DROP FUNCTION json_schema.without_trivial(jsonb);
DROP FUNCTION json_schema.merge_choice(jsonb);

COMMIT;
