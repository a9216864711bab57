-- Revert json_schema:compile/check_draft_07 from pg

BEGIN;

SELECT json_schema.drop('draft_07') \g /dev/null

COMMIT;
