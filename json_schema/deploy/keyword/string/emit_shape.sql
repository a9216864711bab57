-- Deploy json_schema:keyword/string/emit_shape to pg

BEGIN;

-- A regex builds a state for each character of a text at every match. A text whose characters all
-- have their places, such as a UUID, is compared by LIKE, and what stands in the places of the
-- class by one class. The literals behind the first class are one character, at most, that is not
-- in the class: taken out, they must leave all places of the class.
CREATE FUNCTION json_schema.emit_shape(pattern text, value text)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _unit    CONSTANT text :=
        E'(\\[[^][\\\\^]+\\]|\\\\d)(?:\\{(\\d{1,3})\\})?|\\\\([./-])|([A-Za-z0-9 :/@,;=#!~<>"''-])';
    _fewest  CONSTANT integer := 8;
    _inner   text := (regexp_match(emit_shape.pattern, E'^\\^((?:[^\\\\]|\\\\[d./-])+)[$]$'))[1];
    _shape   text;
    _number  integer;
    _classes text[];
    _before  integer;
    _literal text;
    _rest    text := emit_shape.value;
BEGIN
    IF regexp_replace(_inner, _unit, '', 'g') = '' IS NOT TRUE THEN
        RETURN NULL;
    END IF;
    SELECT string_agg(coalesce(unit[3], unit[4], repeat('_', coalesce(unit[2]::integer, 1))),
                      '' ORDER BY n),
           sum(coalesce(unit[2]::integer, 1)) FILTER (WHERE unit[1] IS NOT NULL),
           array_agg(DISTINCT unit[1]) FILTER (WHERE unit[1] IS NOT NULL)
      INTO _shape, _number, _classes
      FROM regexp_matches(_inner, _unit, 'g') WITH ORDINALITY AS _ (unit, n);
    IF cardinality(_classes) = 1 IS NOT TRUE OR _number < _fewest THEN
        RETURN NULL;
    END IF;
    _before := strpos(_shape, '_') - 1;
    _literal := replace(substr(_shape, _before + 1), '_', '');
    IF replace(_literal, left(_literal, 1), '') <> ''
       OR left(_literal, 1) ~ json_schema.pattern(_classes[1]) COLLATE "C" THEN
        RETURN NULL;
    END IF;
    IF _before > 0 THEN
        _rest := format('substr(%s, %s)', _rest, _before + 1);
    END IF;
    IF _literal <> '' THEN
        _rest := format('replace(%s, %L, %L)', _rest, left(_literal, 1), '');
    END IF;
    RETURN format('(%1$s LIKE %2$L COLLATE "C" AND length(%3$s) = %4$s'
                  ' AND %3$s ~ %5$L COLLATE "C")',
                  value, _shape, _rest, _number,
                  json_schema.pattern(format('^%s*$', _classes[1])));
END
$$;

COMMENT ON FUNCTION json_schema.emit_shape(text, text) IS
'Returns the SQL of the test of a pattern of literals and a class, each in its place; else NULL.';

COMMIT;
