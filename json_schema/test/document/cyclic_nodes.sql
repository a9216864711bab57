BEGIN;

SELECT plan(5);

-- 1 leads to 2, 2 and 3 to each other, 3 to 4, 5 to itself.
SELECT is(json_schema.ways_down('{1,2,3,3,5}', '{2,3,2,4,5}', 6), '{NULL,NULL,NULL,0,NULL,0}',
    'ways_down() has no length for the nodes on a cycle and those that lead to one');
SELECT is(json_schema.ways_down('{1,1,2,3}', '{2,4,3,4}', 4), '{3,2,1,0}',
    'ways_down() takes the longest of two ways');
SELECT is(json_schema.cyclic_nodes('{1,2,3,3,5}', '{2,3,2,4,5}', 6), '{f,t,t,f,t,f}',
    'cyclic_nodes() leaves out the nodes that only lead to a cycle');
SELECT is(json_schema.cyclic_nodes('{1,2,2,3}', '{1,2,3,3}', 3), '{t,t,t}',
    'cyclic_nodes() finds neighbouring cycles');
SELECT is(json_schema.cyclic_nodes('{}', '{}', 2), '{f,f}',
    'cyclic_nodes() finds nothing in a graph without edges');

SELECT finish();

ROLLBACK;
