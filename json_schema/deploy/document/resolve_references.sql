-- Deploy json_schema:document/resolve_references to pg

BEGIN;

CREATE FUNCTION json_schema.resolve_references(schema jsonb)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _uris      text[] := ARRAY[''];
    _documents jsonb[] := ARRAY[resolve_references.schema];
    _scan      jsonb;
    _places    jsonb[];
    _starts    jsonb := '{"#": 1}';
    _ids       jsonb;
    _queue     jsonb;
    _next      integer := 0;
    _reference jsonb;
    _absolute  text;
    _uri       text;
    _document  jsonb;
    _fragment  text;
    _target    text;
    _start     text;
    _n         integer;
    _around    text;
    _refs      text[] := '{}';
BEGIN
    IF strpos(resolve_references.schema::text, '"$ref"') = 0 THEN
        RETURN jsonb_build_object(
            'documents', jsonb_build_object('', resolve_references.schema),
            'refs', '{}'::jsonb, 'circular', '{}'::jsonb);
    END IF;
    -- The places of each scan stay as they are, by where it started: merged into one object, all
    -- of them would be copied for each scan.
    _scan := json_schema.scan('', resolve_references.schema, '', '');
    _places := ARRAY[_scan -> 'places'];
    _ids := _scan -> 'identifiers';
    _queue := _scan -> 'references';
    WHILE _next < jsonb_array_length(_queue) LOOP
        _reference := _queue -> _next;
        _next := _next + 1;
        _absolute := json_schema.resolve_uri(_reference ->> 'base', _reference ->> 'reference');
        _uri := split_part(_absolute, '#', 1);
        _fragment := json_schema.percent_decode(substr(_absolute, length(_uri) + 2));
        IF NOT _ids ? _uri THEN
            SELECT known.document
              INTO _document
              FROM json_schema.documents AS known
             WHERE known.uri = _uri;
            IF NOT FOUND THEN
                RAISE EXCEPTION USING
                    ERRCODE = 'MR102',
                    MESSAGE = format('$ref %s cannot be resolved', _reference -> 'reference'),
                    DETAIL = format('At %s it means %s, which is no $id in this schema and no '
                                    'document in json_schema.documents.',
                                    _reference ->> 'location', to_jsonb(_absolute)),
                    HINT = 'Correct the reference, or register the document with '
                           'json_schema.register_document(uri, document). Nothing is fetched.';
            END IF;
            _uris := array_append(_uris, _uri);
            _documents := array_append(_documents, _document);
            _scan := json_schema.scan(_uri, _document, '', _uri);
            _places := array_append(_places, _scan -> 'places');
            _starts := _starts || jsonb_build_object(_uri || '#', cardinality(_places));
            _ids := (_scan -> 'identifiers') || _ids;
            _queue := _queue || (_scan -> 'references');
        END IF;
        _target := CASE
            WHEN _fragment = '' THEN _ids ->> _uri
            WHEN _fragment LIKE '/%' THEN (_ids ->> _uri) || _fragment
            ELSE _ids ->> (_uri || '#' || _fragment)
        END;
        _start := _target;
        WHILE NOT _starts ? _start LOOP
            _start := regexp_replace(_start, '/[^/]*$', '');
        END LOOP;
        _n := (_starts -> _start)::integer;
        IF NOT coalesce(_places[_n] ? _target, false) THEN
            -- A pointer may also lead where no keyword does: that is a schema from now on.
            _uri := split_part(_target, '#', 1);
            _document := json_schema.pointer_get(
                _documents[array_position(_uris, _uri)], substr(_target, length(_uri) + 2));
            IF _document IS NULL OR jsonb_typeof(_document) NOT IN ('object', 'boolean') THEN
                RAISE EXCEPTION USING
                    ERRCODE = 'MR102',
                    MESSAGE = format('$ref %s cannot be resolved', _reference -> 'reference'),
                    DETAIL = format('At %s it means %s; that document is known, but what the '
                                    'fragment names is %s.',
                                    _reference ->> 'location', to_jsonb(_absolute),
                                    coalesce('of type ' || jsonb_typeof(_document), 'not in it')),
                    HINT = 'A fragment is a JSON Pointer to a schema (#/definitions/name), or the '
                           'name of an $id such as "#name".';
            END IF;
            _around := _target;
            WHILE NOT _places[_n] ? _around LOOP
                _around := regexp_replace(_around, '/[^/]*$', '');
            END LOOP;
            _scan := json_schema.scan(_uri, _document, substr(_target, length(_uri) + 2),
                                      _places[_n] #>> ARRAY[_around, 'base']);
            _places := array_append(_places, _scan -> 'places');
            _starts := _starts || jsonb_build_object(_target, cardinality(_places));
            _ids := (_scan -> 'identifiers') || _ids;
            _queue := _queue || (_scan -> 'references');
        END IF;
        _refs := array_append(_refs, _reference ->> 'location');
        _refs := array_append(_refs, _target);
    END LOOP;
    RETURN jsonb_build_object(
        'documents', (SELECT jsonb_object_agg(uri, document)
                        FROM unnest(_uris, _documents) AS _ (uri, document)),
        'refs', jsonb_object(_refs),
        'circular', json_schema.circular_refs(jsonb_object(_refs), (
            SELECT jsonb_object_agg(place.key, place.value ORDER BY n)
              FROM unnest(_places) WITH ORDINALITY AS _ (scanned, n),
                   jsonb_each(scanned) AS place)));
END
$$;

COMMENT ON FUNCTION json_schema.resolve_references(jsonb) IS
'Returns every $ref of a schema resolved, once: {"documents": {uri: document}, "refs": {location:
target}, "circular": {location: true}}, where a location is the URI of a document ("" for the schema
itself), # and a JSON Pointer. circular: the references that lead in a cycle over one instance,
which must not be followed. Raises MR102 for a reference to nothing.';

COMMIT;
