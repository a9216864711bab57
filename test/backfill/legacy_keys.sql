BEGIN;

SELECT plan(6);

SELECT has_table(:'registry_schema', 'legacy_keys', 'table legacy_keys exists');
SELECT col_is_pk(:'registry_schema', 'legacy_keys', ARRAY['field', 'legacy_key'],
    'legacy_keys has one row for a field and a key');

SELECT is_empty(
    $$SELECT field FROM legacy_keys
      EXCEPT
      SELECT jsonb_object_keys(schema->'properties') FROM metadata_schemas WHERE is_active$$,
    'every field of legacy_keys is in the schema');
SELECT is_empty(
    $$SELECT jsonb_array_elements_text(schema #> '{properties,held_for_review,items,enum}')
        FROM metadata_schemas WHERE is_active
      EXCEPT
      SELECT field FROM legacy_keys WHERE legacy_key = field AND tier = 1$$,
    'every required field is read first under its own name');
SELECT is_empty($$SELECT legacy_key FROM legacy_keys WHERE moves GROUP BY 1 HAVING count(*) > 1$$,
    'no legacy key moves to two fields');
SELECT throws_ok($$INSERT INTO legacy_keys VALUES ('framework', 'x', 1, 'guess', true, true, 'x')$$,
    '23514', NULL, 'legacy_keys refuses an unknown kind');

SELECT finish();

ROLLBACK;
