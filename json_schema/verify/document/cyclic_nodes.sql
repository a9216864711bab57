-- Verify json_schema:document/cyclic_nodes on pg

BEGIN;

SELECT 'json_schema.ways_down(integer[], integer[], integer)'::regprocedure;
SELECT 'json_schema.cyclic_nodes(integer[], integer[], integer)'::regprocedure;

ROLLBACK;
