-- Revert model_registry:catalog/model_leaderboard from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION model_leaderboard(text, text, text, text, text, text, integer);

COMMIT;
