BEGIN;

SELECT plan(2);

SELECT col_is_pk(:'registry_schema', 'role_grants', ARRAY['role_name', 'privilege', 'object_name'],
    'role_grants remembers each grant once');
SELECT is_empty('TABLE role_grants', 'role_grants is empty where no roles were asked for');

SELECT finish();

ROLLBACK;
