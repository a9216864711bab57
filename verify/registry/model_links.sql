-- Verify model_registry:registry/model_links on pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

SELECT artifact_id, relation, target_id, position, linked_by, unlinked_by, base_model_id, related_id
  FROM model_links
 WHERE FALSE;

SELECT 'is_derivation(text)'::regprocedure,
       'headline_column(text)'::regprocedure,
       'first_link(text, text)'::regprocedure;

ROLLBACK;
