-- Deploy model_registry:registry/artifacts to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

-- An application that has this table keeps it as it is, types included (a table that came from
-- SQLite may hold metadata as text, is_latest as 0/1 and times as text): see artifact_columns.
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

-- Everything that is in the way is said at once. The CHECK constraints on columns whose values the
-- registry chooses are asked about those values.
DO $$
DECLARE
    _table    CONSTANT regclass := 'artifacts';
    _states   CONSTANT jsonb :=
        '[{"artifact_type": "model", "lifecycle_state": "candidate",  "is_latest": "0"},
          {"artifact_type": "model", "lifecycle_state": "candidate",  "is_latest": "1"},
          {"artifact_type": "model", "lifecycle_state": "active",     "is_latest": "1"},
          {"artifact_type": "model", "lifecycle_state": "superseded", "is_latest": "0"},
          {"artifact_type": "model", "lifecycle_state": "rejected",   "is_latest": "0"},
          {"artifact_type": "model", "lifecycle_state": "rejected",   "is_latest": "1"}]';
    _problems text[] := ARRAY(SELECT format('%s: %s', problem, remedy) FROM artifact_problems);
    _owner    name;
    _check    record;
    _refused  boolean;
BEGIN
    SELECT rolname INTO _owner FROM pg_roles AS r JOIN pg_class AS c ON c.relowner = r.oid
     WHERE c.oid = _table AND NOT pg_has_role(r.oid, 'USAGE');
    IF FOUND THEN
        _problems := _problems || format('it belongs to role %I: deploy as a member of that role.',
                                         _owner);
    END IF;

    FOR _check IN
        SELECT c.conname, pg_get_expr(c.conbin, c.conrelid) AS condition,
               string_agg(format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod)), ', ')
               AS columns
          FROM pg_constraint AS c
          JOIN pg_attribute AS a
            ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
          LEFT JOIN artifact_columns AS k
            ON k.column_name = a.attname AND a.atttypid = ANY (k.served_types)
           AND _states->0 ? k.column_name
         WHERE c.conrelid = _table AND c.contype = 'c'
         GROUP BY c.oid
        HAVING bool_and(k.column_name IS NOT NULL)
    LOOP
        EXECUTE format('SELECT count(*) > 0 FROM jsonb_to_recordset(%L) AS artifacts (%s) '
                       'WHERE NOT (%s)', _states, _check.columns, _check.condition) INTO _refused;
        IF _refused THEN
            _problems := _problems || format(
                'constraint %I refuses a model in one of the states candidate, active, superseded, '
                'rejected: ALTER TABLE %s DROP CONSTRAINT %1$I;', _check.conname, _table);
        END IF;
    END LOOP;

    IF _problems <> '{}' THEN
        RAISE object_not_in_prerequisite_state USING
            MESSAGE = format('the registry cannot serve table %s (problems: %s)', _table,
                             cardinality(_problems)),
            DETAIL = array_to_string(_problems, E'\n'),
            HINT = 'Fix each problem listed in DETAIL and deploy again, or deploy to another '
                   'schema with --set registry_schema=NAME.',
            TABLE = 'artifacts';
    END IF;
END
$$;

COMMIT;
