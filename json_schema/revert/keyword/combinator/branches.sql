-- Revert json_schema:keyword/combinator/branches from pg

BEGIN;

DROP FUNCTION json_schema.discriminator(jsonb, jsonb);
DROP FUNCTION json_schema.branch_options(jsonb, jsonb);
DROP FUNCTION json_schema.required_options(jsonb);
DROP FUNCTION json_schema.choice_types(jsonb);
DROP FUNCTION json_schema.branch_types(jsonb);

COMMIT;
