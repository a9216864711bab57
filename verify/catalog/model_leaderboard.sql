-- Verify model_registry:catalog/model_leaderboard on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'model_leaderboard(text, text, text, text, text, text, integer)'::regprocedure;

ROLLBACK;
