-- Verify json_schema:compile/named_functions on pg

BEGIN;

SELECT 'json_schema.free_names(text, text, integer)'::regprocedure;
SELECT 'json_schema.called_functions(integer[], integer[], integer)'::regprocedure;
SELECT 'json_schema.named_functions(jsonb, text, text)'::regprocedure;

ROLLBACK;
