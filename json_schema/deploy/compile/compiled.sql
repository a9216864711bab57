-- Deploy json_schema:compile/compiled to pg

BEGIN;

CREATE TABLE json_schema.compiled (
    target_schema text NOT NULL,
    name text NOT NULL,
    schema jsonb,
    assert_formats boolean NOT NULL,
    sha256 text,
    helpers text[] NOT NULL DEFAULT '{}',
    previous_helpers text[] NOT NULL DEFAULT '{}',
    compiled_by text NOT NULL DEFAULT current_user,
    compiled_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (target_schema, name)
);

COMMENT ON TABLE json_schema.compiled IS
'One row for each check that compile() made. Its row lock makes those of one name take turns.';
COMMENT ON COLUMN json_schema.compiled.target_schema IS 'The schema that the functions are in.';
COMMENT ON COLUMN json_schema.compiled.name IS 'The function is check_<name>(jsonb).';
COMMENT ON COLUMN json_schema.compiled.schema IS 'The JSON Schema that it checks.';
COMMENT ON COLUMN json_schema.compiled.assert_formats IS 'Does the check assert format?';
COMMENT ON COLUMN json_schema.compiled.sha256 IS 'Of schema::text in UTF-8, hexadecimal.';
COMMENT ON COLUMN json_schema.compiled.helpers IS
'Signatures of the functions that the check calls.';
COMMENT ON COLUMN json_schema.compiled.previous_helpers IS
'Those of the compilation before, kept for statements that were under way when it was replaced.';
COMMENT ON COLUMN json_schema.compiled.compiled_by IS 'The role that compiled it.';
COMMENT ON COLUMN json_schema.compiled.compiled_at IS 'When.';

COMMIT;
