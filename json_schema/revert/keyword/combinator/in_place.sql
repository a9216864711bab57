-- Revert json_schema:keyword/combinator/in_place from pg

BEGIN;

DROP FUNCTION json_schema.in_place(jsonb, json_schema.task, integer);

COMMIT;
