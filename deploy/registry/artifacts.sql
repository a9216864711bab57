-- Deploy model_registry:registry/artifacts to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- An application that has this table keeps it as it is, types included (a table that came from
-- SQLite may hold metadata as text, is_latest as 0/1 and times as text).
SELECT to_regclass('artifacts') IS NULL AS artifacts_missing
\gset

\if :artifacts_missing

CREATE TABLE artifacts (
    id                text        PRIMARY KEY,
    artifact_type     text        NOT NULL,
    title             text        NOT NULL,
    metadata          jsonb       NOT NULL DEFAULT '{}',
    version_number    integer     NOT NULL DEFAULT 1,
    parent_version_id text        REFERENCES artifacts (id),
    version_tag       text,
    changelog         text,
    is_latest         boolean     NOT NULL DEFAULT true,
    lifecycle_state   text        NOT NULL DEFAULT 'active',
    superseded_by     text        REFERENCES artifacts (id),
    origin_type       text,
    origin_url        text,
    created_by        text,
    created_at        timestamptz NOT NULL DEFAULT now(),
    updated_at        timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX idx_artifacts_parent_version ON artifacts (parent_version_id);
CREATE INDEX idx_artifacts_superseded_by  ON artifacts (superseded_by);

-- The comment also marks the table as made here: revert drops no other.
COMMENT ON TABLE  artifacts                   IS 'model_registry: everything the platform keeps, models among them.';
COMMENT ON COLUMN artifacts.id                IS 'Identifier, chosen by the writer or generated.';
COMMENT ON COLUMN artifacts.artifact_type     IS 'What it is: model, dataset, paper, ... Only models have rules here.';
COMMENT ON COLUMN artifacts.title             IS 'Name for people.';
COMMENT ON COLUMN artifacts.metadata          IS 'Facts about the artifact; for a model they meet metadata_schemas.';
COMMENT ON COLUMN artifacts.version_number    IS 'Place in the lineage, from 1.';
COMMENT ON COLUMN artifacts.parent_version_id IS 'The version that this one follows.';
COMMENT ON COLUMN artifacts.version_tag       IS 'Version name for people, such as v2.1.';
COMMENT ON COLUMN artifacts.changelog         IS 'What changed since the parent version.';
COMMENT ON COLUMN artifacts.is_latest         IS 'Whether this is the version of its lineage to use.';
COMMENT ON COLUMN artifacts.lifecycle_state   IS 'candidate, active, superseded or rejected.';
COMMENT ON COLUMN artifacts.superseded_by     IS 'The version that took the place of this one.';
COMMENT ON COLUMN artifacts.origin_type       IS 'internal or external, or the platform''s own words.';
COMMENT ON COLUMN artifacts.origin_url        IS 'Where the artifact came from.';
COMMENT ON COLUMN artifacts.created_by        IS 'Who created it.';
COMMENT ON COLUMN artifacts.created_at        IS 'When it was created.';
COMMENT ON COLUMN artifacts.updated_at        IS 'When it was last changed.';

\endif

DO $$
DECLARE
    _missing text;
BEGIN
    SELECT string_agg(needed, ', ')
      INTO _missing
      FROM unnest(string_to_array('id artifact_type title metadata version_number '
           'parent_version_id version_tag changelog is_latest lifecycle_state superseded_by '
           'origin_type origin_url created_by created_at updated_at', ' ')) AS needed
     WHERE NOT EXISTS (SELECT FROM pg_attribute
                        WHERE attrelid = 'artifacts'::regclass
                          AND attname = needed
                          AND NOT attisdropped);
    IF _missing IS NOT NULL THEN
        RAISE undefined_column USING
            MESSAGE = format('table artifacts lacks: %s', _missing),
            DETAIL = format('%s was there before this deploy.', 'artifacts'::regclass),
            HINT = 'Add the columns, or deploy to another schema with --set registry_schema=NAME.';
    END IF;

    PERFORM
       FROM pg_index AS i
       JOIN pg_attribute AS a ON (a.attrelid, a.attnum) = (i.indrelid, i.indkey[0])
      WHERE i.indrelid = 'artifacts'::regclass
        AND i.indisunique AND i.indnkeyatts = 1 AND i.indpred IS NULL AND a.attname = 'id';
    IF NOT FOUND THEN
        RAISE invalid_foreign_key USING
            MESSAGE = 'artifacts.id is not unique',
            DETAIL = 'model_versions refers to artifacts (id).',
            HINT = 'ALTER TABLE artifacts ADD PRIMARY KEY (id);';
    END IF;
END
$$;

COMMIT;
