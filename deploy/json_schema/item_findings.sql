-- Deploy model_registry:json_schema/item_findings to pg

BEGIN;

CREATE FUNCTION json_schema.item_findings(
    run jsonb, first_only boolean, schema jsonb, location text, instance jsonb,
    at text, via text, depth integer)
RETURNS json_schema.finding[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    _findings json_schema.finding[] := '{}';
    _more     json_schema.finding[];
    _one      json_schema.finding;
    _items    jsonb := item_findings.schema -> 'items';
    _last     integer := jsonb_array_length(item_findings.instance) - 1;
    _keyword  text;
    _schema   jsonb;
    _holds    boolean := false;
BEGIN
    IF _items IS NOT NULL THEN
        FOR _i IN 0 .. _last LOOP
            IF jsonb_typeof(_items) <> 'array' THEN
                _keyword := '/items';
                _schema := _items;
            ELSIF _i < jsonb_array_length(_items) THEN
                _keyword := '/items/' || _i;
                _schema := _items -> _i;
            ELSE
                _keyword := '/additionalItems';
                _schema := item_findings.schema -> 'additionalItems';
            END IF;
            EXIT WHEN _schema IS NULL;
            IF _schema = 'false' THEN
                _more := ARRAY[ROW(item_findings.at || '/' || _i, item_findings.via || _keyword,
                                   split_part(_keyword, '/', 2), 'no item is allowed here', 0,
                                   NULL)::json_schema.finding];
            ELSE
                _more := json_schema.evaluate(
                    item_findings.run, item_findings.first_only,
                    _schema, item_findings.location || _keyword, item_findings.instance -> _i,
                    item_findings.at || '/' || _i, item_findings.via || _keyword,
                    item_findings.depth);
            END IF;
            IF _more IS NOT NULL THEN
                -- array_append works in place; || would copy all that was found so far.
                FOREACH _one IN ARRAY _more LOOP
                    _findings := array_append(_findings, _one);
                END LOOP;
                IF item_findings.first_only THEN
                    RETURN _findings;
                END IF;
            END IF;
        END LOOP;
    END IF;
    _schema := item_findings.schema -> 'contains';
    IF _schema IS NOT NULL THEN
        FOR _i IN 0 .. _last LOOP
            _holds := json_schema.evaluate(
                item_findings.run, true,
                _schema, item_findings.location || '/contains', item_findings.instance -> _i,
                item_findings.at || '/' || _i, item_findings.via || '/contains',
                item_findings.depth) IS NULL;
            EXIT WHEN _holds;
        END LOOP;
        IF NOT _holds THEN
            _findings := array_append(_findings, json_schema.found(
                item_findings.at, item_findings.via, 'contains',
                format('%s has no item that is %s', json_schema.excerpt(item_findings.instance),
                       json_schema.schema_name(item_findings.run,
                                               item_findings.location || '/contains'))));
        END IF;
    END IF;
    RETURN nullif(_findings, '{}');
END
$$;

COMMENT ON FUNCTION json_schema.item_findings(
    jsonb, boolean, jsonb, text, jsonb, text, text, integer) IS
'What breaks the keywords for the items of an array: items, additionalItems, contains.';

COMMIT;
