-- Verify json_schema:pattern/pattern_atom on pg

BEGIN;

SELECT 'json_schema.pattern_char(integer, boolean)'::regprocedure;
SELECT 'json_schema.pattern_bracket(int4multirange)'::regprocedure;
SELECT 'json_schema.pattern_atom(text)'::regprocedure;
SELECT 'json_schema.pattern_count(text)'::regprocedure;
SELECT 'json_schema.pattern_repeat(text, numeric, numeric)'::regprocedure;

ROLLBACK;
