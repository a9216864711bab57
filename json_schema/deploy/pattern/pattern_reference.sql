-- Deploy json_schema:pattern/pattern_reference to pg

BEGIN;

CREATE FUNCTION json_schema.pattern_referenced(tokens text[])
RETURNS integer[]
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
SELECT coalesce(array_agg(DISTINCT _group.at), '{}')
FROM (
    SELECT _opening.token, _opening.at::integer, row_number() OVER (ORDER BY _opening.at) AS number
    FROM unnest(tokens) WITH ORDINALITY AS _opening (token, at)
    WHERE _opening.token ~ E'^\\((\\?<[^=!].*)?$'
) AS _group
JOIN unnest(tokens) AS _reference
    ON _reference = E'\\' || _group.number OR _reference = E'\\k' || substr(_group.token, 3);
$$;

COMMENT ON FUNCTION json_schema.pattern_referenced(text[]) IS
'Returns where among the tokens of a pattern those groups open that back-references refer to.';

-- In ECMA 262 a reference to a group that took no part matches the empty string; in PostgreSQL it
-- fails. So the group must be certain to have matched wherever the reference stands. And since
-- references make the matcher try every way to match the group, only one group may have them, and
-- none may stand inside of what repeats.
CREATE FUNCTION json_schema.pattern_reference_problem(tokens text[])
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
STRICT
AS $$
DECLARE
    _referenced CONSTANT integer[] := json_schema.pattern_referenced(tokens);
    _opened integer[] := ARRAY[0];
    _branched boolean[] := ARRAY[false];
    _level integer := 1;
    _looking integer := 0;
    _certain_at integer;
    _reference_at integer;
    _atom_at integer := 0;
BEGIN
    IF cardinality(_referenced) > 1 THEN
        RETURN 'back-references to more than one group';
    END IF;
    FOR _at IN 1 .. CASE _referenced WHEN '{}' THEN 0 ELSE cardinality(tokens) END LOOP
        CASE
            WHEN left(tokens[_at], 1) = '(' THEN
                _level := _level + 1;
                _opened[_level] := _at;
                _branched[_level] := false;
                _looking := _looking + (tokens[_at] ~ '[=!]$')::integer;
            WHEN tokens[_at] = '|' THEN
                _branched[_level] := true;
                _certain_at := nullif(_certain_at, greatest(_certain_at, _opened[_level]));
            WHEN tokens[_at] = ')' THEN
                _atom_at := _opened[_level];
                IF _branched[_level] OR tokens[_atom_at] ~ '[=!]$' THEN
                    _certain_at := nullif(_certain_at, greatest(_certain_at, _atom_at));
                END IF;
                _looking := _looking - (tokens[_atom_at] ~ '[=!]$')::integer;
                IF _atom_at = _referenced[1] THEN
                    _certain_at := _at;
                END IF;
                _level := _level - 1;
            WHEN tokens[_at] ~ E'^([*+?]|\\{.)' THEN
                _certain_at := nullif(_certain_at, greatest(_certain_at, _atom_at));
                IF _reference_at >= _atom_at AND tokens[_at] !~ E'^\\??\\??$' THEN
                    RETURN format('the back-reference %s inside of what repeats',
                        tokens[_reference_at]);
                END IF;
            ELSE
                _atom_at := _at;
                IF tokens[_at] ~ E'^\\\\(k<|[1-9])' THEN
                    IF _looking > 0 OR _certain_at IS NULL THEN
                        RETURN format(
                            CASE WHEN _looking > 0 THEN 'the back-reference %s in a look-around'
                            ELSE 'the back-reference %s to a group that may not have matched' END,
                            tokens[_at]);
                    END IF;
                    _reference_at := _at;
                END IF;
        END CASE;
    END LOOP;
    RETURN NULL;
END
$$;

COMMENT ON FUNCTION json_schema.pattern_reference_problem(text[]) IS
'Returns which back-reference among the tokens of a well-formed ECMA 262 pattern PostgreSQL would '
'read differently or match too slowly; NULL if none.';

COMMIT;
