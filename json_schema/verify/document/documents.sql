-- Verify json_schema:document/documents on pg

BEGIN;

SELECT uri, document FROM json_schema.documents WHERE FALSE;

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM json_schema.documents
                    WHERE uri = 'http://json-schema.org/draft-07/schema') THEN
        RAISE 'the Draft-07 meta-schema is missing from json_schema.documents';
    END IF;
    IF has_function_privilege('public', 'json_schema.register_document(text, jsonb)', 'EXECUTE')
       OR has_table_privilege('public', 'json_schema.documents', 'INSERT, UPDATE, DELETE') THEN
        RAISE 'PUBLIC may change json_schema.documents';
    END IF;
END
$$;

ROLLBACK;
