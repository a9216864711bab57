-- Deploy model_registry:registry/metadata_schemas to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE TABLE metadata_schemas (
    artifact_type text        NOT NULL
                  CHECK (artifact_type <> '' AND octet_length(artifact_type) <= 2000),
    version       integer     NOT NULL CHECK (version > 0),
    schema        jsonb       NOT NULL,
    sha256        text        NOT NULL
                  CHECK (sha256 = encode(sha256(convert_to(schema::text, 'UTF8')), 'hex')),
    mode          text        NOT NULL DEFAULT 'enforce' CHECK (mode IN ('enforce', 'warn', 'off')),
    is_active     boolean     NOT NULL DEFAULT false,
    created_by    text        NOT NULL DEFAULT session_user,
    created_at    timestamptz NOT NULL DEFAULT now(),
    activated_at  timestamptz,
    PRIMARY KEY (artifact_type, version)
);

CREATE UNIQUE INDEX idx_metadata_schemas_active ON metadata_schemas (artifact_type)
 WHERE is_active;

COMMENT ON TABLE  metadata_schemas               IS 'The JSON Schemas that artifacts.metadata must meet, by artifact type and version. Rows accepted under one version stay valid; new writes meet the active one. Metadata of a type without a schema is free.';
COMMENT ON COLUMN metadata_schemas.artifact_type IS 'The artifacts.artifact_type it is for.';
COMMENT ON COLUMN metadata_schemas.version       IS 'Version of the schema, from 1.';
COMMENT ON COLUMN metadata_schemas.schema        IS 'The JSON Schema (Draft-07).';
COMMENT ON COLUMN metadata_schemas.sha256        IS 'SHA-256 of the schema''s jsonb text, in hexadecimal.';
COMMENT ON COLUMN metadata_schemas.mode          IS 'What the gate does with metadata that breaks it: enforce (refuse), warn, off.';
COMMENT ON COLUMN metadata_schemas.is_active     IS 'Whether new writes meet this version; one per artifact_type.';
COMMENT ON COLUMN metadata_schemas.created_by    IS 'Who added this version.';
COMMENT ON COLUMN metadata_schemas.created_at    IS 'When it was added.';
COMMENT ON COLUMN metadata_schemas.activated_at  IS 'When it was last made the active version; NULL for one that never was. Such a version can be deleted, others stay.';

COMMIT;
