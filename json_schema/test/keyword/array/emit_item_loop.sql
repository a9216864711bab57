BEGIN;

SELECT plan(7);

SELECT ok(json_schema.needs_item_loop('{"items": {"minLength": 1}}'), 'items of any length');
SELECT ok(NOT json_schema.needs_item_loop('{"items": {"type": "string"}}'), 'not items of a type');
SELECT ok(json_schema.needs_item_loop('{"items": [true], "additionalItems": {"minLength": 1}}'),
    'the items after those given by place');
SELECT ok(NOT json_schema.needs_item_loop('{"items": [{"minLength": 1}], "additionalItems": false}'),
    'not those given by place');
SELECT ok(json_schema.needs_search('{"contains": {"minLength": 1}}'), 'a search');

SELECT json_schema.execute(format(
    'CREATE FUNCTION pg_temp.loops(instance jsonb) RETURNS boolean LANGUAGE plpgsql AS %L',
    concat('DECLARE _items jsonb; _item jsonb; _found boolean; BEGIN ',
           json_schema.emit_item_loop(
               '{"items": [true], "additionalItems": {"minLength": 2}}', '{}'),
           json_schema.emit_search('{"contains": {"maxLength": 1}}', '{}'),
           'RETURN true; END')));
SELECT results_eq(
    $$SELECT v, pg_temp.loops(v)
        FROM (VALUES ('[]'::jsonb), ('["a"]'), ('["ab"]'), ('["a", "b"]'), ('["a", "bc", 1, "de"]'),
                     ('["abc", "de", "f"]')) AS _ (v)$$,
    $$VALUES ('[]'::jsonb, false), ('["a"]', true), ('["ab"]', false), ('["a", "b"]', false),
      ('["a", "bc", 1, "de"]', true), ('["abc", "de", "f"]', false)$$,
    'the loops of contains and additionalItems, the latter from its first place on');
SELECT ok(
    json_schema.emit_item_loop('{"items": {"minLength": 1}}', '{}') LIKE '%FOR \_i IN 0 ..%',
    'all items are looked at where items is one schema');

SELECT finish();

ROLLBACK;
