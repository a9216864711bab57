-- Deploy json_schema:pattern/pattern to pg

BEGIN;

-- Written on a stack: for each open group what stands in it so far and how many atoms it comes to
-- when counted repeats are unrolled. The last atom stays apart, for a quantifier may follow.
CREATE FUNCTION json_schema.pattern(ecma text)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    -- Beyond these PostgreSQL takes seconds to compile the regex, or refuses to.
    _most_atoms CONSTANT numeric := 20000;
    _most_levels CONSTANT integer := 200;
    -- What both syntaxes read alike: literals, plain classes, counts of two digits, one level of
    -- groups. Translating takes a hundred times as long as seeing that there is no need to.
    _plain CONSTANT text :=
        E'(?:[A-Za-z0-9 _/:@,;-]|\\\\\\.|\\[(?:0-9|a-z|A-Z|a-f|A-F|[A-Za-z0-9_])+\\])'
        '(?:[*+?]|\\{[1-9][0-9]?\\})?|\\|';
    _alike CONSTANT text := format(E'^\\^?(?:%1$s|\\((?:%1$s)*\\)[*+?]?)*\\$?$', _plain);
    _tokens text[];
    _captured integer[];
    _opening text[] := ARRAY[''];
    _written text[] := ARRAY[''];
    _size numeric[] := ARRAY[0];
    _level integer := 1;
    _atom text := '';
    _atom_size numeric := 0;
    _fewest numeric;
    _most numeric;
    _most_times numeric;
BEGIN
    IF length(ecma) <= 100 AND ecma ~ _alike COLLATE "C" THEN
        RETURN replace(ecma, '(', '(?:');
    END IF;
    PERFORM json_schema.check_pattern(ecma);
    _tokens := json_schema.pattern_tokens(ecma);
    _captured := json_schema.pattern_referenced(_tokens);
    FOR _at IN 1 .. cardinality(_tokens) LOOP
        IF left(_tokens[_at], 1) IN ('*', '+', '?', '{') THEN
            _fewest := (json_schema.pattern_count(_tokens[_at])).fewest;
            _most := (json_schema.pattern_count(_tokens[_at])).most;
            _most_times := greatest(coalesce(_most, _fewest), 1);
            -- Where the atom can match nothing, each repeat is joined to every other.
            IF _most_times > 16 AND (_atom ~ E'\\(\\?<?[=!]' OR '' ~ ('^(?:' || _atom || ')$')) THEN
                _atom_size := _atom_size * _most_times;
            END IF;
            _atom_size := _atom_size * _most_times;
            _atom := json_schema.pattern_repeat(_atom, _fewest, _most);
        ELSE
            _written[_level] := _written[_level] || _atom;
            _size[_level] := _size[_level] + _atom_size;
            CASE
                WHEN left(_tokens[_at], 1) = '(' THEN
                    _level := _level + 1;
                    _opening[_level] := CASE
                        WHEN _at = ANY (_captured) THEN '('
                        WHEN right(_tokens[_at], 1) IN ('=', '!') THEN _tokens[_at]
                        ELSE '(?:'
                    END;
                    _written[_level] := '';
                    _size[_level] := 1;
                    _atom := '';
                    _atom_size := 0;
                WHEN _tokens[_at] = ')' THEN
                    _atom := _opening[_level] || _written[_level] || ')';
                    _atom_size := _size[_level];
                    _level := _level - 1;
                ELSE
                    _atom := CASE _tokens[_at]
                        WHEN '|' THEN '|'
                        ELSE json_schema.pattern_atom(_tokens[_at])
                    END;
                    _atom_size := 1;
            END CASE;
        END IF;
        IF _atom IS NULL THEN
            PERFORM json_schema.refuse_pattern(
                ecma, 'the Unicode property in ' || _tokens[_at],
                E'Use a general category such as \\p{L}, or write the characters as ranges.');
        END IF;
        IF _level > _most_levels THEN
            PERFORM json_schema.refuse_pattern(ecma, format('more than %s levels', _most_levels),
                'Nest fewer groups.');
        END IF;
        -- What stands there in full, such as a list of names, may be longer than what repeats make.
        IF _size[_level] + _atom_size > greatest(_most_atoms, cardinality(_tokens)) THEN
            PERFORM json_schema.refuse_pattern(ecma, format('more than %s atoms', _most_atoms),
                'Repeat fewer times, or limit the length with maxLength.');
        END IF;
    END LOOP;
    IF _size[1] + _atom_size > _most_atoms THEN
        PERFORM json_schema.try_regex(ecma, _written[1] || _atom);
    END IF;
    RETURN _written[1] || _atom;
END
$$;

COMMENT ON FUNCTION json_schema.pattern(text) IS
'Returns an ECMA 262 pattern in PostgreSQL''s regex syntax, to be used as value ~ '
'json_schema.pattern(...) COLLATE "C". Raises MR103 for one that PostgreSQL cannot honour.';

COMMIT;
