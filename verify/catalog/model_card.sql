-- Verify model_registry:catalog/model_card on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'card_section(text, text)'::regprocedure,
       'card_facts(text[])'::regprocedure,
       'model_card(text, boolean)'::regprocedure;

ROLLBACK;
