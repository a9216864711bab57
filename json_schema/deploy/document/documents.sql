-- Deploy json_schema:document/documents to pg

BEGIN;

CREATE TABLE json_schema.documents (
    uri      text  PRIMARY KEY,
    document jsonb NOT NULL,
    CONSTRAINT documents_uri_has_no_fragment CHECK (strpos(uri, '#') = 0),
    CONSTRAINT documents_uri_is_not_empty    CHECK (uri <> ''),
    CONSTRAINT documents_document_is_schema
        CHECK (jsonb_typeof(document) IN ('object', 'boolean'))
);

COMMENT ON TABLE  json_schema.documents IS
'Schemas that other schemas may refer to with $ref. Nothing is ever fetched: what is not here is
not found.';
COMMENT ON COLUMN json_schema.documents.uri IS
'The absolute URI of the document, without a fragment.';
COMMENT ON COLUMN json_schema.documents.document IS
'The document: a schema, or an object that holds schemas.';

GRANT SELECT ON json_schema.documents TO PUBLIC;

CREATE FUNCTION json_schema.register_document(uri text, document jsonb)
RETURNS text
LANGUAGE sql
AS $$
    -- The empty fragment says nothing: http://json-schema.org/draft-07/schema# is the document.
    INSERT INTO json_schema.documents AS known (uri, document)
    VALUES (regexp_replace(register_document.uri, '#$', ''), register_document.document)
    ON CONFLICT ON CONSTRAINT documents_pkey DO UPDATE SET document = excluded.document
    RETURNING known.uri;
$$;

COMMENT ON FUNCTION json_schema.register_document(text, jsonb) IS
'Makes a document known under a URI, in place of the one that was; returns the URI.';

REVOKE EXECUTE ON FUNCTION json_schema.register_document(text, jsonb) FROM PUBLIC;

-- The meta-schema, so that a schema can be checked and can refer to it.
\set content `cat schemas/draft-07.json`

SELECT json_schema.register_document('http://json-schema.org/draft-07/schema', :'content') AS uri
\gset

COMMIT;
