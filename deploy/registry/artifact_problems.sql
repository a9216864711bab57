-- Deploy model_registry:registry/artifact_problems to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE VIEW artifact_problems AS
WITH artifacts AS (
    SELECT *, format('%I.%I', relnamespace::regnamespace::name, relname) AS name
      FROM pg_class
     WHERE relname = 'artifacts' AND relnamespace = quote_ident(:'registry_schema')::regnamespace
), present AS (
    SELECT t.name, t.relkind, a.*, quote_ident(a.attname) AS quoted,
           format_type(a.atttypid, a.atttypmod) AS type, y.typcategory,
           y.typnotnull, y.typdefault, coalesce(nullif(y.typbasetype, 0), y.oid) AS base_type,
           CASE WHEN a.attgenerated = '' THEN pg_get_expr(d.adbin, d.adrelid) END AS default_value
      FROM artifacts AS t
      JOIN pg_attribute AS a
        ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
      JOIN pg_type AS y
        ON y.oid = a.atttypid
      LEFT JOIN pg_attrdef AS d
        ON (d.adrelid, d.adnum) = (a.attrelid, a.attnum)
), retyped AS (
    SELECT p.*, k.column_type, k.served_types,
           CASE WHEN k.column_type = 'timestamptz' AND p.typcategory = 'N' THEN 'to_timestamp(%s)'
                WHEN k.column_type = 'boolean' AND p.typcategory = 'N'     THEN '%s <> 0'
                WHEN k.column_type <> 'jsonb'  THEN '(%s)::text::' || k.column_type
                WHEN p.type = 'bytea'          THEN 'convert_from(%s, ''UTF8'')::jsonb'
                ELSE 'to_jsonb(%s)'
           END AS conversion
      FROM present AS p
      JOIN artifact_columns AS k
        ON k.column_name = p.attname
     WHERE p.base_type <> ALL (k.served_types)
)
-- The table
SELECT format('it is a %s', CASE relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view'
              WHEN 'p' THEN 'partitioned table' WHEN 'f' THEN 'foreign table'
              ELSE 'relation of another kind' END) AS problem,
       format('Move its rows to an ordinary table %s.', name) AS remedy
  FROM artifacts
 WHERE relkind <> 'r'
 UNION ALL
SELECT 'it is not logged', format('ALTER TABLE %s SET LOGGED;', name)
  FROM artifacts
 WHERE relpersistence <> 'p'
 UNION ALL
SELECT format('row security is %s', CASE WHEN relforcerowsecurity THEN 'forced' ELSE 'enabled' END),
       format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY;', name)
  FROM artifacts
 WHERE relrowsecurity OR relforcerowsecurity
 UNION ALL
SELECT format('%s inherits from %s', i.inhrelid::regclass, i.inhparent::regclass),
       format(CASE WHEN c.relispartition THEN 'ALTER TABLE %2$s DETACH PARTITION %1$s;'
                   ELSE 'ALTER TABLE %1$s NO INHERIT %2$s;' END,
              i.inhrelid::regclass, i.inhparent::regclass)
  FROM artifacts AS t
  JOIN pg_inherits AS i
    ON i.inhrelid = t.oid OR i.inhparent = t.oid AND t.relkind = 'r'
  JOIN pg_class AS c
    ON c.oid = i.inhrelid
 UNION ALL
SELECT format('rule %I rewrites what is written to it', r.rulename),
       format('DROP RULE %I ON %s;', r.rulename, t.name)
  FROM artifacts AS t
  JOIN pg_rewrite AS r
    ON r.ev_class = t.oid AND r.ev_type <> '1'
 UNION ALL
SELECT 'id is not unique', format('ALTER TABLE %s ADD PRIMARY KEY (id);', t.name)
  FROM artifacts AS t
 WHERE t.relkind IN ('r', 'p')
   AND NOT EXISTS (SELECT
                     FROM pg_index AS i
                     JOIN pg_attribute AS a
                       ON (a.attrelid, a.attnum) = (i.indrelid, i.indkey[0])
                    WHERE i.indrelid = t.oid AND i.indnkeyatts = 1 AND i.indpred IS NULL
                      AND i.indisunique AND i.indimmediate AND i.indisvalid
                      AND a.attname = 'id')
 UNION ALL
-- Its columns
SELECT format('column %s is missing', k.column_name),
       format('ALTER TABLE %s ADD COLUMN %s %s;', t.name, k.column_name, k.column_type)
  FROM artifacts AS t
 CROSS JOIN artifact_columns AS k
 WHERE k.column_name NOT IN (SELECT attname FROM present)
 UNION ALL
SELECT format('column %s is %s, none of %s', attname, type, array_to_string(served_types, ', ')),
       CASE WHEN attidentity <> ''
            THEN format('ALTER TABLE %s ALTER %s DROP IDENTITY; ', name, quoted) ELSE '' END
       || format('ALTER TABLE %s ', name)
       || coalesce(format('ALTER %s DROP DEFAULT, ', quoted) || left(default_value, 0), '')
       || format('ALTER %s TYPE %s USING %s', quoted, column_type, format(conversion, quoted))
       || coalesce(format(', ALTER %s SET DEFAULT ', quoted)
                   || replace(conversion, '%s', default_value), '') || ';'
  FROM retyped
 UNION ALL
SELECT format('column %s holds fewer than %s characters', p.attname, k.needed_length),
       format('ALTER TABLE %s ALTER %s TYPE text;', p.name, p.quoted)
  FROM present AS p
  JOIN artifact_columns AS k
    ON k.column_name = p.attname
 WHERE p.base_type = 'varchar'::regtype AND p.atttypmod BETWEEN 0 AND k.needed_length + 3
 UNION ALL
SELECT format('column %s is always generated', p.attname),
       format(CASE p.attgenerated WHEN 's' THEN 'ALTER TABLE %s ALTER %s DROP EXPRESSION;'
                   WHEN '' THEN 'ALTER TABLE %s ALTER %s SET GENERATED BY DEFAULT;'
                   ELSE 'ALTER TABLE %s DROP %2$s, ADD %2$s %3$s;' END, p.name, p.quoted, p.type)
  FROM present AS p
  JOIN artifact_columns AS k
    ON k.column_name = p.attname
 WHERE p.attgenerated <> '' OR p.attidentity = 'a'
 UNION ALL
SELECT format('column %s must not be null, and register_model() %s', p.attname,
              CASE WHEN k.is_optional THEN 'may have no value for it' ELSE 'does not know it' END),
       CASE WHEN p.attnotnull
            THEN format('ALTER TABLE %s ALTER %s DROP NOT NULL;', p.name, p.quoted)
            ELSE format('ALTER DOMAIN %s DROP NOT NULL;', p.type) END
  FROM present AS p
  LEFT JOIN artifact_columns AS k
    ON k.column_name = p.attname
 WHERE p.relkind = 'r' AND (p.attnotnull OR p.typnotnull)
   AND (k.is_optional OR k.column_name IS NULL AND p.attidentity = '' AND p.attgenerated = ''
                         AND coalesce(p.default_value, p.typdefault) IS NULL);

COMMENT ON VIEW   artifact_problems         IS 'Why the registry cannot serve the table artifacts as it is: a row per problem, none where all is well.';
COMMENT ON COLUMN artifact_problems.problem IS 'What cannot be served.';
COMMENT ON COLUMN artifact_problems.remedy  IS 'A statement that removes the problem, or what to do where no statement can.';

COMMIT;
