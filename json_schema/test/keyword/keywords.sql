BEGIN;

SELECT plan(10);

SELECT results_eq(
    $$SELECT keyword FROM json_schema.keywords() ORDER BY keyword COLLATE "C"$$,
    $$SELECT key
        FROM json_schema.documents, jsonb_object_keys(document -> 'properties') AS key
       WHERE uri = 'http://json-schema.org/draft-07/schema'
         AND key NOT IN ('$id', '$schema', '$ref', '$comment', 'title', 'description', 'default',
                         'readOnly', 'writeOnly', 'examples')
       ORDER BY key COLLATE "C"$$,
    'keywords() lists what the meta-schema does, annotations apart');
SELECT is(json_schema.keyword_table() -> 'not',
    '{"applies_to": "any", "argument": "schema", "holds": "schema", "same_instance": true}',
    'keyword_table() has the rows of keywords() by keyword');

-- What a hot path repeats.
CREATE FUNCTION pg_temp.literal(function regprocedure, before text) RETURNS text[] LANGUAGE sql AS $$
    SELECT array_agg(name ORDER BY name COLLATE "C")
      FROM pg_proc,
           regexp_match(prosrc, before || '[^{]*''\{([^}]*)\}') AS list,
           regexp_split_to_table(list[1], '\s*,\s*') AS name
     WHERE oid = function
$$;
CREATE FUNCTION pg_temp.listed(condition text) RETURNS SETOF text[] LANGUAGE plpgsql AS $$
BEGIN
    RETURN QUERY EXECUTE
        'SELECT array_agg(keyword ORDER BY keyword COLLATE "C") FROM json_schema.keywords() WHERE '
        || condition;
END
$$;
SELECT is(pg_temp.literal('json_schema.assertions(jsonb)', '_other := _left'),
    pg_temp.listed($$applies_to <> 'none'$$), 'assertions() keeps the keywords that keywords() lists');
SELECT is(
    pg_temp.literal('json_schema.function_fragment(jsonb, text, jsonb, boolean, integer, integer)',
                    '_holders CONSTANT'),
    pg_temp.listed($$holds <> 'value' AND applies_to <> 'none'$$),
    'function_fragment() goes into the keywords that hold schemas in keywords()');

SELECT is(
    ARRAY(SELECT keyword
            FROM json_schema.keywords(), pg_proc
           WHERE holds = 'value' AND applies_to <> 'none'
             AND proname = 'batch_failures' AND pronamespace = 'json_schema'::regnamespace
             AND prosrc !~ (E'\\m' || keyword || E'\\M')),
    '{}', 'batch_failures() knows what its quick answers have to leave to the findings');

-- One schema with all keywords, each in it where it can be seen.
CREATE TEMPORARY TABLE every AS
SELECT jsonb_object_agg(keyword, CASE holds WHEN 'map' THEN '{"a": {"title": "in"}}'::jsonb
                                            WHEN 'list' THEN '[{"title": "in"}]'
                                            WHEN 'value' THEN '1'
                                            ELSE '{"title": "in"}' END) AS schema
  FROM json_schema.keywords();
SELECT is(
    ARRAY(SELECT DISTINCT split_part(pointer, '/', 2) COLLATE "C"
            FROM every, json_schema.subschemas(every.schema, '', '') AS _
           WHERE pointer <> '' ORDER BY 1),
    pg_temp.listed($$holds <> 'value'$$),
    'subschemas() goes into the keywords that hold schemas in keywords()');
SELECT is(
    ARRAY(SELECT DISTINCT split_part(pointer, '/', 2) COLLATE "C"
            FROM every, json_schema.subschemas(every.schema, '', '') AS _
           WHERE pointer <> '' AND same_instance_root = '' ORDER BY 1),
    pg_temp.listed('same_instance'),
    'subschemas() knows from keywords() which keywords apply to the same instance');

-- A keyword of one's own, for real: a row in the list, a line in each half.
CREATE FUNCTION pg_temp.rewrite(function regprocedure, before text, after text)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF strpos(pg_get_functiondef(function), before) = 0 THEN
        RAISE 'not in %: %', function, before;
    END IF;
    EXECUTE replace(pg_get_functiondef(function), before, after);
END
$$;
SELECT pg_temp.rewrite('json_schema.keywords()',
    $$('multipleOf', 'number',$$,
    $$('odd', 'number', 'boolean', 'value', false), ('multipleOf', 'number',$$);
SELECT pg_temp.rewrite('json_schema.assertions(jsonb)', '{type,', '{odd,type,');
SELECT pg_temp.rewrite('json_schema.emit_scalar(jsonb, text, jsonb)',
    $$CASE WHEN schema ? 'multipleOf'$$,
    $$CASE schema -> 'odd' WHEN 'true' THEN format('(%s)::numeric %% 2 = 1', value) END,
            CASE WHEN schema ? 'multipleOf'$$);
SELECT json_schema.compile('odd', '{"items": {"odd": true}}');
SELECT results_eq(
    $$SELECT json_schema.check_odd(v) FROM (VALUES ('[1, 3, "a"]'::jsonb), ('[1, 2]')) AS _ (v)$$,
    $$VALUES (true), (false)$$, 'a keyword added to the list and to its emitter is compiled');
SELECT pg_temp.rewrite('json_schema.number_findings(jsonb, jsonb, text, text)', 'BEGIN', $$BEGIN
    IF $1 -> 'odd' = 'true' AND $2::numeric % 2 <> 1 THEN
        RETURN ARRAY[json_schema.found($3, $4, 'odd', concat($2, ' is not odd'))];
    END IF;$$);
-- The dispatch by kind of value calls number_findings() where one of its keywords is there.
SELECT pg_temp.rewrite(oid, $$ARRAY['multipleOf'$$, $$ARRAY['odd', 'multipleOf'$$)
  FROM pg_proc
 WHERE pronamespace = 'json_schema'::regnamespace
   AND strpos(prosrc, $$ARRAY['multipleOf'$$) > 0;
SELECT results_eq(
    $$SELECT instance_location, error
        FROM json_schema.errors('{"items": {"odd": true}}', '[1, 2, "a"]')$$,
    $$VALUES ('/1', '2 is not odd')$$, 'a keyword added to its findings is reported by errors()');
SELECT results_eq(
    $$SELECT json_schema.is_valid('{"items": {"odd": true}}', v)
        FROM (VALUES ('[1, 3, "a"]'::jsonb), ('[1, 2]')) AS _ (v)$$,
    $$VALUES (true), (false)$$, 'a keyword added to its findings is seen by is_valid()');

SELECT finish();

ROLLBACK;
