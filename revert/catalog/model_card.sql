-- Revert model_registry:catalog/model_card from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION model_card(text, boolean),
              card_facts(text[]),
              card_section(text, text);

COMMIT;
