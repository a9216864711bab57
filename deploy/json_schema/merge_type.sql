-- Deploy model_registry:json_schema/merge_type to pg

BEGIN;

-- Only what the type admits is left of an enum; then the type need not be tested.
CREATE FUNCTION json_schema.merge_type(schema jsonb)
RETURNS jsonb
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
    SELECT CASE WHEN schema ? 'type' AND schema ? 'enum' <> schema ? 'const'
        THEN schema - 'type' - 'const' || jsonb_build_object('enum', (
            SELECT coalesce(jsonb_agg(option), '[]')
              FROM jsonb_array_elements(CASE WHEN schema ? 'const'
                                             THEN jsonb_build_array(schema -> 'const')
                                             ELSE schema -> 'enum' END) AS option
             WHERE schema -> 'type' ? jsonb_typeof(option)
                OR schema -> 'type' ? 'integer'
                   AND CASE jsonb_typeof(option) WHEN 'number' THEN option::numeric % 1 = 0
                            ELSE false END
        )) ELSE schema END
$$;

COMMENT ON FUNCTION json_schema.merge_type(jsonb) IS
'A schema whose type is merged into its enum or const.';

CREATE FUNCTION json_schema.known_formats()
RETURNS jsonb
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
AS $$
    SELECT '["date-time", "date", "time", "email", "idn-email", "hostname", "idn-hostname", "ipv4",
             "ipv6", "uri", "uri-reference", "iri", "iri-reference", "uri-template", "uuid",
             "regex", "json-pointer", "relative-json-pointer"]'::jsonb
$$;

COMMENT ON FUNCTION json_schema.known_formats() IS
'The formats that can be asserted; each has its function json_schema.is_<format>(text).';

COMMIT;
