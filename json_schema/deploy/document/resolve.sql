-- Deploy json_schema:document/resolve to pg

BEGIN;

CREATE TYPE json_schema.resolution AS (
    location text,
    loaded   jsonb
);

COMMENT ON TYPE json_schema.resolution IS
'What a $ref leads to.';
COMMENT ON COLUMN json_schema.resolution.location IS
'Where that is: the URI of the document, empty for that of the caller, # and a JSON Pointer.';
COMMENT ON COLUMN json_schema.resolution.loaded IS
'{"ids": {identifier: location}, "documents": {uri: document}}: what was read to find it; NULL where
that is no more than before.';

CREATE FUNCTION json_schema.refuse_reference(
    reference text, location text, meaning text, fault text)
RETURNS void
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
BEGIN
    RAISE EXCEPTION USING
        ERRCODE = 'MR102',
        MESSAGE = format('$ref %s cannot be resolved', to_jsonb(refuse_reference.reference)),
        DETAIL = format('At %s it means %s, %s.', refuse_reference.location,
                        to_jsonb(refuse_reference.meaning), refuse_reference.fault),
        HINT = 'Correct the reference, or register the document with '
               'json_schema.register_document(uri, document). Nothing is fetched.';
END
$$;

COMMENT ON FUNCTION json_schema.refuse_reference(text, text, text, text) IS
'Raises MR102 for a $ref that leads to nothing.';

CREATE FUNCTION json_schema.resolve(
    root jsonb, loaded jsonb, location text, base text, reference text, refuse boolean)
RETURNS json_schema.resolution
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
AS $$
DECLARE
    _here     text := split_part(resolve.location, '#', 1);
    _id       jsonb := CASE _here WHEN '' THEN resolve.root -> '$id'
                           ELSE resolve.loaded #> ARRAY['documents', _here, '$id'] END;
    _meaning  text := json_schema.resolve_uri(
        coalesce(resolve.base, json_schema.schema_base(
            jsonb_build_object('$id', _id), _here)), resolve.reference);
    _uri      text := split_part(_meaning, '#', 1);
    _fragment text := json_schema.percent_decode(substr(_meaning, length(_uri) + 2));
    _ids      jsonb;
    _document jsonb;
    _result   json_schema.resolution;
BEGIN
    IF resolve.loaded IS NULL THEN
        _result.loaded := jsonb_build_object(
            'ids', json_schema.identifiers('', resolve.root), 'documents', '{}'::jsonb);
    END IF;
    _ids := coalesce(_result.loaded, resolve.loaded) -> 'ids';
    IF NOT _ids ? _uri THEN
        SELECT known.document
          INTO _document
          FROM json_schema.documents AS known
         WHERE known.uri = _uri;
        IF NOT FOUND AND NOT resolve.refuse THEN
            RETURN NULL;
        ELSIF NOT FOUND THEN
            PERFORM json_schema.refuse_reference(
                resolve.reference, resolve.location, _meaning,
                'which is no $id in this schema and no document in json_schema.documents');
        END IF;
        _ids := json_schema.identifiers(_uri, _document) || _ids;
        _result.loaded := jsonb_build_object(
            'ids', _ids,
            'documents', coalesce(_result.loaded, resolve.loaded) -> 'documents'
                         || jsonb_build_object(_uri, _document));
    END IF;
    _result.location := CASE
        WHEN _fragment = '' THEN _ids ->> _uri
        WHEN _fragment LIKE '/%' THEN (_ids ->> _uri) || _fragment
        ELSE _ids ->> (_uri || '#' || _fragment)
    END;
    IF _result.location IS NULL AND resolve.refuse THEN
        PERFORM json_schema.refuse_reference(
            resolve.reference, resolve.location, _meaning,
            'which no schema there has as its $id');
    END IF;
    RETURN _result;
END
$$;

COMMENT ON FUNCTION json_schema.resolve(jsonb, jsonb, text, text, text, boolean) IS
'Returns what a $ref leads to. root: the schema of the caller; location and base: where the $ref is.
Where its URI is unknown, the location is NULL, or with refuse, it raises MR102.';

COMMIT;
