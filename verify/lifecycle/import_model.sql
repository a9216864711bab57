-- Verify model_registry:lifecycle/import_model on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'take_over_state(text, text, text, text)'::regprocedure;
SELECT 'import_model(jsonb, boolean, text)'::regprocedure;

ROLLBACK;
