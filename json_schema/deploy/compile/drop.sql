-- Deploy json_schema:compile/drop to pg

BEGIN;

CREATE FUNCTION json_schema.drop(name text, target_schema text DEFAULT 'json_schema')
RETURNS void
LANGUAGE plpgsql
STRICT
AS $$
DECLARE
    _old json_schema.compiled;
BEGIN
    DELETE FROM json_schema.compiled
     WHERE compiled.target_schema = drop.target_schema
       AND compiled.name = drop.name
 RETURNING compiled.*
      INTO _old;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING
            ERRCODE = 'undefined_function',
            MESSAGE = format('no compiled check %s', to_json(drop.name)),
            DETAIL = format('json_schema.compiled has none of this name in schema %I.',
                            drop.target_schema),
            HINT = 'SELECT target_schema, name FROM json_schema.compiled lists them.';
    END IF;
    PERFORM json_schema.execute(concat(
        format(E'DROP FUNCTION IF EXISTS %I.%I(jsonb);\n',
               _old.target_schema, 'check_' || _old.name),
        (SELECT string_agg(format(E'DROP FUNCTION IF EXISTS %s;\n', helper), '')
           FROM unnest(_old.helpers || _old.previous_helpers) AS helper)));
END
$$;

COMMENT ON FUNCTION json_schema.drop(text, text) IS
'Removes a compiled check with everything that compile() made for it.';

REVOKE EXECUTE ON FUNCTION json_schema.drop(text, text) FROM PUBLIC;

COMMIT;
