-- Where the server has the extension postgres-json-schema, it can answer behind the gate: on the shipped
-- schema it must say what the compiled check says (formats apart, which it does not know), over real
-- models and over what becomes of them when a key is dropped or holds something else.
BEGIN;

SELECT plan(2);

SELECT EXISTS (SELECT FROM pg_available_extensions WHERE name = 'postgres-json-schema') AS available
\gset
\if :available

CREATE EXTENSION IF NOT EXISTS "postgres-json-schema" SCHEMA tap;
SELECT extnamespace::regnamespace AS peer FROM pg_extension WHERE extname = 'postgres-json-schema'
\gset
SELECT json_schema.compile('shape_of_a_model', schema) FROM metadata_schemas WHERE is_active;

CREATE TEMPORARY TABLE line (content text);
\copy line FROM 'test/data/real_models.jsonl' WITH (FORMAT csv, DELIMITER E'\x02', QUOTE E'\x01')
CREATE TEMPORARY TABLE document AS
SELECT hold_missing(content::jsonb->'metadata') AS metadata FROM line;
CREATE TEMPORARY TABLE mutant AS
SELECT mutant.metadata
  FROM (SELECT metadata FROM document ORDER BY metadata::text LIMIT 100) AS d
 CROSS JOIN jsonb_object_keys(d.metadata) AS key
 CROSS JOIN LATERAL (
           SELECT d.metadata - key AS metadata
           UNION ALL
           SELECT d.metadata || jsonb_build_object(key, value)
             FROM unnest(ARRAY['null', 'true', '-1', '1.5', '""', '[]', '{}', '{"a": "b"}']::jsonb[])
                  AS value
       ) AS mutant;

SELECT is_empty(
    format('SELECT metadata FROM document, metadata_schemas AS s WHERE s.is_active
               AND %s.validate_json_schema(s.schema, metadata, s.schema)
                   IS DISTINCT FROM json_schema.check_shape_of_a_model(metadata)', :'peer'),
    'the real models');
SELECT is_empty(
    format('SELECT metadata FROM mutant, metadata_schemas AS s WHERE s.is_active
               AND %s.validate_json_schema(s.schema, metadata, s.schema)
                   IS DISTINCT FROM json_schema.check_shape_of_a_model(metadata)', :'peer'),
    'their mutations');

\else

SELECT skip('this server does not have the extension postgres-json-schema', 2);

\endif

SELECT finish();

ROLLBACK;
