"""What the scripts share: finding the database, saying what went wrong, exit codes.

A script hands its main() to run(). Whatever cannot be done is one clear line on standard error
and exit code 2, never a traceback; what the database refuses is shown as message, detail, hint.
"""

from __future__ import annotations

import argparse
import os
import shlex
import sys
from collections.abc import Callable

import psycopg
from psycopg import pq

DONE, FAILED, WRONG_USAGE = 0, 1, 2


class Refusal(Exception):
    """A reason not to go on that is not the data's fault: one line, exit code 2."""


def parser(description: str) -> argparse.ArgumentParser:
    """An argument parser that has the options every script takes."""
    made = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    made.add_argument(
        "--db",
        metavar="URI",
        help="libpq URI of the database (default: DATABASE_URL, else libpq's own environment)",
    )
    made.add_argument(
        "--schema",
        help="the schema of the registry (default: the one on the search_path, or the only one)",
    )
    return made


def open_database(conninfo: str | None) -> psycopg.Connection:
    """An autocommit connection."""
    try:
        return psycopg.connect(
            conninfo or os.environ.get("DATABASE_URL", ""),
            autocommit=True,
            client_encoding="utf8",
            fallback_application_name="model_registry",
        )
    except psycopg.Error as error:
        raise Refusal(f"cannot open the database: {one_line(error)}") from None


def connect(args: argparse.Namespace) -> psycopg.Connection:
    """An autocommit connection whose search_path finds the registry."""
    connection = open_database(args.db)
    try:
        _find_registry(connection, args.schema)
    except BaseException:
        connection.close()
        raise
    return connection


def _find_registry(connection: psycopg.Connection, schema: str | None) -> None:
    database = connection.info.dbname
    deploy = "deploy it with: sqitch deploy"
    # Schema -> whether its register_model(jsonb) is found through the search_path.
    found: dict[str, bool] = dict(
        connection.execute(
            "SELECT n.nspname, pg_catalog.pg_function_is_visible(p.oid)"
            "  FROM pg_catalog.pg_proc AS p"
            "  JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace"
            " WHERE p.proname = 'register_model' AND p.pronargs = 1"
            "   AND p.proargtypes[0] = 'pg_catalog.jsonb'::pg_catalog.regtype"
        ).fetchall()
    )
    if schema is not None and schema not in found:
        raise Refusal(f'database "{database}" has no registry in schema "{schema}"; {deploy}')
    if not found:
        raise Refusal(f'database "{database}" does not hold model_registry; {deploy}')
    if schema is None and not any(found.values()):
        if len(found) > 1:
            raise Refusal(
                f'database "{database}" holds several registries ({", ".join(sorted(found))}); '
                "name one with --schema"
            )
        (schema,) = found
    if schema is not None:
        connection.execute(
            "SELECT pg_catalog.set_config('search_path', pg_catalog.quote_ident(%s), false)",
            [schema],
        )


def one_line(error: BaseException) -> str:
    """The error's message without its line breaks."""
    message = (error.diag.message_primary if isinstance(error, psycopg.Error) else None) or error
    return " ".join(str(message).split())


def explain(error: psycopg.Error, indent: str = "  ") -> str:
    """Message, SQLSTATE, detail and hint of a database error, a line each."""
    lines = [one_line(error) + (f" (SQLSTATE {error.sqlstate})" if error.sqlstate else "")]
    for label, text in (("detail", error.diag.message_detail), ("hint", error.diag.message_hint)):
        if text:
            lines.append(f"{label}: " + text.replace("\n", "\n" + indent * 2))
    return ("\n" + indent).join(lines)


def is_gone(error: psycopg.Error) -> bool:
    """Whether the error is about the connection, not about what was asked over it."""
    return isinstance(error, psycopg.OperationalError) and (
        error.sqlstate is None or error.sqlstate.startswith(("08", "57P"))
    )


def run(main: Callable[[list[str] | None], int]) -> None:
    """Run a script's main() and leave with its exit code."""
    prog = os.path.basename(sys.argv[0])
    # Whoever reads through a pipe sees each line when it is said.
    sys.stdout.reconfigure(line_buffering=True)
    try:
        code = main(None)
        sys.stdout.flush()
    except Refusal as refusal:
        print(f"{prog}: {refusal}", file=sys.stderr)
        code = WRONG_USAGE
    except psycopg.Error as error:
        if is_gone(error):
            print(f"{prog}: the database went away: {one_line(error)}", file=sys.stderr)
            code = WRONG_USAGE
        else:
            print(f"{prog}: {explain(error)}", file=sys.stderr)
            code = FAILED
    except OSError as error:
        # A reader that left early (script | head) is no failure worth a line.
        if not isinstance(error, BrokenPipeError):
            where = f"{error.filename}: " if error.filename else ""
            print(f"{prog}: {where}{error.strerror or error}", file=sys.stderr)
        sys.stderr.flush()
        os._exit(WRONG_USAGE)
    except KeyboardInterrupt:
        print(f"\n{prog}: interrupted; run it again to go on", file=sys.stderr)
        code = 130
    sys.exit(code)


def print_environment(_: list[str] | None) -> int:
    """Print the shell lines that give libpq's programs (psql, sqitch) the database of DATABASE_URL,
    once it is known to answer."""
    with open_database(None):
        for option in pq.Conninfo.parse(os.environ.get("DATABASE_URL", "").encode()):
            if option.envvar and option.val is not None:
                print(f"export {option.envvar.decode()}={shlex.quote(option.val.decode())}")
    return DONE


if __name__ == "__main__":
    run(print_environment)
