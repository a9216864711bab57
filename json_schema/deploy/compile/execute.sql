-- Deploy json_schema:compile/execute to pg

BEGIN;

-- The only EXECUTE of the package. What it runs is text from the emitters, in which every name and
-- every literal of a schema went through format('%I') or format('%L').
CREATE FUNCTION json_schema.execute(commands text)
RETURNS void
LANGUAGE plpgsql
STRICT
AS $$
BEGIN
    EXECUTE execute.commands;
END
$$;

COMMENT ON FUNCTION json_schema.execute(text) IS
'Runs the commands that compile() and drop() have put together, with the rights of the caller.';

REVOKE EXECUTE ON FUNCTION json_schema.execute(text) FROM PUBLIC;

COMMIT;
