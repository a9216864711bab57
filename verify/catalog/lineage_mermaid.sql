-- Verify model_registry:catalog/lineage_mermaid on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT 'mermaid_label(text)'::regprocedure,
       'lineage_mermaid(text)'::regprocedure;

ROLLBACK;
