-- Verify model_registry:catalog/card_tables on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'card_evaluations(text)'::regprocedure,
       'card_files(text)'::regprocedure,
       'card_history(text)'::regprocedure;

ROLLBACK;
