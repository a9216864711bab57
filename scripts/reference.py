#!/usr/bin/env python3
"""Write docs/reference.md: reference.py [--output FILE.md]

Every public function, view and table, as its COMMENT says, with the example of
docs/reference_examples.sql and what psql prints for it. It runs the examples: give it a new
database, as `make reference` does.
"""

from __future__ import annotations

import with_packages  # noqa: F401

# isort: split

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import registry_db

ROOT = Path(__file__).resolve().parent.parent
OUTPUT = ROOT / "docs/reference.md"
EXAMPLES = ROOT / "docs/reference_examples.sql"

# What has a name: its functions, or the view or table. %(schema)s is a schema's name.
FUNCTIONS = r"""
SELECT format('%%s(%%s) → %%s', p.proname,
              regexp_replace(pg_get_function_arguments(p.oid), '::[a-z ]+(?=,|$)', '', 'g'),
              pg_get_function_result(p.oid)) AS title,
       obj_description(p.oid, 'pg_proc')
  FROM pg_proc AS p
 WHERE p.pronamespace = %(schema)s::regnamespace AND p.proname = %(name)s
 ORDER BY title
"""
COLUMNS = """
SELECT obj_description(c.oid, 'pg_class'), a.attname, format_type(a.atttypid, a.atttypmod),
       replace(coalesce(col_description(c.oid, a.attnum), ''), '|', '&#124;')
  FROM pg_class AS c
  JOIN pg_attribute AS a
    ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
 WHERE c.relnamespace = %(schema)s::regnamespace AND c.relname = %(name)s
 ORDER BY a.attnum
"""

INTRODUCTION = """\
# Reference

Made by `make reference` from the COMMENTs of the database and from
[reference_examples.sql](reference_examples.sql); `make test` fails where it is stale. The examples
run in this order, in one new database. [errors.md](errors.md) explains the SQLSTATEs.
"""


def output_of(statements: str, info: psycopg.ConnectionInfo) -> str:
    """What psql prints for these statements."""
    done = subprocess.run(
        ["psql", "-X", "-q", "-v", "SHOW_CONTEXT=never", "-P", "null=∅"],
        input=f"SET TimeZone TO 'UTC';\n{statements}",
        env=os.environ
        | {"PGHOST": info.host, "PGPORT": str(info.port), "PGUSER": info.user}
        | {"PGDATABASE": info.dbname, "PGPASSWORD": info.password, "PGCLIENTENCODING": "UTF8"},
        capture_output=True,
        text=True,
        check=True,
    )
    lines = [line.rstrip() for line in (done.stdout + done.stderr).splitlines()]
    return "\n".join(lines).strip("\n")


def section(connection: psycopg.Connection, name: str, statements: str) -> Iterator[str]:
    """The parts of the section about one name: what its COMMENTs say, and its example."""
    schema, _, bare_name = name.rpartition(".")
    schema = schema or connection.execute("SELECT current_schema()").fetchone()[0]
    known = {"schema": schema, "name": bare_name}
    functions = connection.execute(FUNCTIONS, known).fetchall()
    columns = connection.execute(COLUMNS, known).fetchall()
    if not functions and not columns:
        raise registry_db.Refusal(f"{EXAMPLES.name}: nothing is called {name}")
    yield f"### {name}"
    for title, comment in functions:
        yield f"`{title}`"
        yield comment
    if columns:
        yield columns[0][0]
        rows = [f"| {column} | {kind} | {comment} |" for _, column, kind, comment in columns]
        yield "\n".join(["| column | type | |", "|---|---|---|", *rows])
    yield f"```sql\n{statements}\n```"
    output = output_of(statements, connection.info)
    if output:
        yield f"```text\n{output}\n```"


def page(connection: psycopg.Connection) -> Iterator[str]:
    """The parts of the page, in the order of the examples: a line `-- # Title` begins a chapter,
    a line `-- name` the example of that function, view or table."""
    yield INTRODUCTION.strip()
    parts = re.split(r"(?m)^-- (# .+|[\w.]+)\n", EXAMPLES.read_text(encoding="utf-8"))
    for title, statements in zip(parts[1::2], parts[2::2], strict=True):
        if title.startswith("#"):
            yield f"#{title}"
        else:
            yield from section(connection, title, statements.strip())


def main(argv: list[str] | None) -> int:
    """Run the examples, write the page."""
    parser = registry_db.parser(__doc__)
    parser.add_argument("--output", type=Path, default=OUTPUT, metavar="FILE.md")
    args = parser.parse_args(argv)
    with registry_db.connect(args) as connection:
        text = "\n\n".join(page(connection)) + "\n"
    args.output.write_text(text, encoding="utf-8")
    return registry_db.DONE


if __name__ == "__main__":
    registry_db.run(main)
