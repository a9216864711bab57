-- Revert model_registry:registry/artifacts from pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- Only a table that carries the mark of deploy is dropped; the user's own stays, rows and all.
SELECT coalesce(obj_description('artifacts'::regclass, 'pg_class') LIKE 'model_registry: %', false)
       AS made_here
\gset
\if :made_here
DROP TABLE artifacts;
\endif

COMMIT;
