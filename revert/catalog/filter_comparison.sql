-- Revert model_registry:catalog/filter_comparison from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION filter_key(text, jsonb), filter_comparison(text, text, text, jsonb),
              refuse_filter(text, text);

COMMIT;
