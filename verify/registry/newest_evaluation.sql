-- Verify model_registry:registry/newest_evaluation on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'newest_evaluation(text, text)'::regprocedure,
       'append_evaluation(text, jsonb, text, text, text, text, timestamptz, text,
                          text)'::regprocedure;

ROLLBACK;
