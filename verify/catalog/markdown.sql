-- Verify model_registry:catalog/markdown on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'markdown_text(text)'::regprocedure,
       'markdown_table(text[], text[])'::regprocedure;

ROLLBACK;
