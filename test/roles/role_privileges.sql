-- The matrix of role and object is in test/python/test_roles.py.
BEGIN;

SELECT plan(3);

SELECT has_view(:'registry_schema', 'role_privileges', 'role_privileges exists');
SELECT set_eq('SELECT DISTINCT role FROM role_privileges',
    ARRAY['reader', 'registrar', 'promoter', 'consumer', 'admin', 'owner'],
    'role_privileges knows five roles and the owner');
SELECT is_empty(
    $$SELECT privilege, object_name FROM role_privileges WHERE role = 'reader'
       EXCEPT SELECT privilege, object_name FROM role_privileges WHERE role = 'registrar'$$,
    'role_privileges gives a registrar everything that a reader has');

SELECT finish();

ROLLBACK;
