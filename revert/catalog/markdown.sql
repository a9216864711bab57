-- Revert model_registry:catalog/markdown from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION markdown_table(text[], text[]),
              markdown_text(text);

COMMIT;
