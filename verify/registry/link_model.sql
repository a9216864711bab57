-- Verify model_registry:registry/link_model on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'link_model(text, text, text, text)'::regprocedure,
       'unlink_model(text, text, text, text)'::regprocedure;

ROLLBACK;
