-- Deploy model_registry:registry/artifact_columns to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE VIEW artifact_columns AS
SELECT column_name,
       k.column_type,
       k.served_types,
       CASE column_name
            WHEN 'artifact_type'   THEN length('model')
            WHEN 'lifecycle_state' THEN length('superseded')
            ELSE 0
       END AS needed_length,
       column_name IN ('parent_version_id', 'version_tag', 'changelog', 'superseded_by',
                       'origin_type', 'origin_url') AS is_optional
  FROM (VALUES
        ('text', '{text,varchar}'::regtype[],
         'id artifact_type title parent_version_id version_tag changelog lifecycle_state '
         'superseded_by origin_type origin_url created_by'),
        ('jsonb', '{jsonb,json,text,varchar}', 'metadata'),
        ('integer', '{smallint,integer,bigint,numeric}', 'version_number'),
        ('boolean', '{boolean,smallint,integer,bigint,numeric}', 'is_latest'),
        ('timestamptz', '{timestamptz,timestamp,text,varchar}', 'created_at updated_at')
       ) AS k (column_type, served_types, names),
       string_to_table(k.names, ' ') AS column_name;

COMMENT ON VIEW   artifact_columns               IS 'The columns of artifacts that the registry reads and writes, and which types it can serve.';
COMMENT ON COLUMN artifact_columns.column_name   IS 'The column.';
COMMENT ON COLUMN artifact_columns.column_type   IS 'Its type where the registry creates the table.';
COMMENT ON COLUMN artifact_columns.served_types  IS 'The types that it may have in a table of the application, or a domain over one of them.';
COMMENT ON COLUMN artifact_columns.needed_length IS 'How long the longest value is that the registry itself writes there.';
COMMENT ON COLUMN artifact_columns.is_optional   IS 'True where register_model() writes NULL when its caller gives no value.';

COMMIT;
