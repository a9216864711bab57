-- Revert model_registry:catalog/lineage_mermaid from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

DROP FUNCTION lineage_mermaid(text);
DROP FUNCTION mermaid_label(text);

COMMIT;
