-- Deploy model_registry:catalog/markdown to pg

BEGIN;

SELECT :"registry".enter_schema(:'registry_schema') \g /dev/null

CREATE FUNCTION markdown_text(value text)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
SET search_path TO pg_catalog, pg_temp
AS $$
BEGIN
    -- First what is one line, then what means something in Markdown or HTML: anywhere, as _ does
    -- beside a blank, or at the beginning of a line.
    value := regexp_replace(btrim(value, E' \t\n\r\f\x0B'), E'[\\s\\x01-\\x1f]+', ' ', 'g');
    value := regexp_replace(registry.escape_unprintable(value), E'([\\\\`*\\[\\]#|~$])', E'\\\\\\1',
                            'g');
    value := regexp_replace(value, E'(?<!\\w)_|_(?!\\w)', E'\\\\_', 'g');
    value := regexp_replace(value, E'^(\\d*(?=[.)]\\s)|(?=[-+=]))(.)', E'\\1\\\\\\2');
    RETURN replace(replace(replace(value, '&', '&amp;'), '<', '&lt;'), '>', '&gt;');
END
$$;

COMMENT ON FUNCTION markdown_text(text) IS
'Takes a text; returns Markdown that shows it on one line, whatever it holds: markup, HTML and bidirectional controls stay text.';

CREATE FUNCTION markdown_table(headings text[], rows text[])
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SET search_path TO pg_catalog, pg_temp
AS $$
DECLARE
    _lines text := '| ' || array_to_string(headings, ' | ') || E' |\n'
                   || '|' || repeat('---|', cardinality(headings));
BEGIN
    FOR _row IN 1 .. coalesce(array_length(rows, 1), 0) LOOP
        _lines := _lines || E'\n| ' || (
            SELECT string_agg(coalesce(registry.markdown_text(c.cell), ''), ' | '
                              ORDER BY c.position)
              FROM unnest(rows[_row:_row][:]) WITH ORDINALITY AS c (cell, position)) || ' |';
    END LOOP;
    RETURN _lines;
END
$$;

COMMENT ON FUNCTION markdown_table(text[], text[]) IS
'Takes the headings, which are Markdown, and rows of as many texts in an array of two dimensions; returns a Markdown table.';

REVOKE EXECUTE ON FUNCTION markdown_text(text), markdown_table(text[], text[]) FROM PUBLIC;

SELECT :"registry".resolve_names() \g /dev/null

COMMIT;
