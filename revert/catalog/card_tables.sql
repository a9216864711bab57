-- Revert model_registry:catalog/card_tables from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION card_history(text),
              card_files(text),
              card_evaluations(text);

COMMIT;
