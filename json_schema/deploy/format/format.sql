-- Deploy json_schema:format/format to pg

BEGIN;

CREATE FUNCTION json_schema.is_format(format text, value text)
RETURNS boolean
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
BEGIN
    RETURN CASE format
        WHEN 'date-time' THEN json_schema.is_date_time(value)
        WHEN 'date' THEN json_schema.is_date(value)
        WHEN 'time' THEN json_schema.is_time(value)
        WHEN 'email' THEN json_schema.is_email(value)
        WHEN 'idn-email' THEN json_schema.is_idn_email(value)
        WHEN 'hostname' THEN json_schema.is_hostname(value)
        WHEN 'idn-hostname' THEN json_schema.is_idn_hostname(value)
        WHEN 'ipv4' THEN json_schema.is_ipv4(value)
        WHEN 'ipv6' THEN json_schema.is_ipv6(value)
        WHEN 'uri' THEN json_schema.is_uri(value)
        WHEN 'uri-reference' THEN json_schema.is_uri_reference(value)
        WHEN 'iri' THEN json_schema.is_iri(value)
        WHEN 'iri-reference' THEN json_schema.is_iri_reference(value)
        WHEN 'uri-template' THEN json_schema.is_uri_template(value)
        WHEN 'uuid' THEN json_schema.is_uuid(value)
        WHEN 'regex' THEN json_schema.is_regex(value)
        WHEN 'json-pointer' THEN json_schema.is_json_pointer(value)
        WHEN 'relative-json-pointer' THEN json_schema.is_relative_json_pointer(value)
        ELSE true
    END;
END
$$;

COMMENT ON FUNCTION json_schema.is_format(text, text) IS
'Returns whether a text has the format that the keyword names. Every text has an unknown format.';

COMMIT;
