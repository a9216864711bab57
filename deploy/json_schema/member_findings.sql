-- Deploy model_registry:json_schema/member_findings to pg

BEGIN;

CREATE FUNCTION json_schema.member_findings(
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
    _keyword  text;
    _rule     text;
    _name     text;
    _schema   jsonb;
    _pointer  text;
    _at       text;
BEGIN
    FOR _keyword, _rule, _name IN
        SELECT member.keyword, member.rule, member.name
          FROM json_schema.member_schemas(
                   member_findings.schema, member_findings.instance, member_findings.via) AS member
    LOOP
        _pointer := concat('/' || _keyword, '/' || json_schema.pointer_escape(_rule));
        _schema := member_findings.schema -> _keyword;
        IF _rule IS NOT NULL THEN
            _schema := _schema -> _rule;
        END IF;
        _at := json_schema.pointer_append(member_findings.at, _name);
        IF _schema = 'false' THEN
            _more := ARRAY[ROW(_at, member_findings.via || _pointer, _keyword,
                               format('the property %s is not allowed', to_jsonb(_name)),
                               0, NULL)::json_schema.finding];
        ELSIF _keyword IN ('propertyNames', 'dependencies') THEN
            _more := json_schema.evaluate(
                member_findings.run, member_findings.first_only,
                _schema, member_findings.location || _pointer,
                CASE _keyword
                    WHEN 'propertyNames' THEN to_jsonb(_name)
                    ELSE member_findings.instance
                END,
                member_findings.at, member_findings.via || _pointer, member_findings.depth);
        ELSE
            _more := json_schema.evaluate(
                member_findings.run, member_findings.first_only,
                _schema, member_findings.location || _pointer, member_findings.instance -> _name,
                _at, member_findings.via || _pointer, member_findings.depth);
        END IF;
        IF _more IS NOT NULL THEN
            FOREACH _one IN ARRAY _more LOOP
                IF _keyword = 'propertyNames' AND _schema <> 'false' THEN
                    _one.error := 'the property name ' || _one.error;
                END IF;
                -- array_append works in place; || would copy all that was found so far.
                _findings := array_append(_findings, _one);
            END LOOP;
            EXIT WHEN member_findings.first_only;
        END IF;
    END LOOP;
    RETURN nullif(_findings, '{}');
END
$$;

COMMENT ON FUNCTION json_schema.member_findings(
    jsonb, boolean, jsonb, text, jsonb, text, text, integer) IS
'What breaks the keywords for the properties of an object: properties, patternProperties,
additionalProperties, propertyNames, and dependencies on schemas.';

COMMIT;
