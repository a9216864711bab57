-- Revert json_schema:document/cyclic_nodes from pg

BEGIN;

DROP FUNCTION json_schema.cyclic_nodes(integer[], integer[], integer);
DROP FUNCTION json_schema.ways_down(integer[], integer[], integer);

COMMIT;
