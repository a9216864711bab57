#!/usr/bin/env python3
"""Write the engine as one file of SQL, for those without Sqitch: single_file.py > json_schema.sql

The deploy scripts in the order of sqitch.plan, in one transaction. What psql alone understands is
replaced: the file is nothing but SQL, and refuses a database that has the schema already.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent

HEAD = """\
-- json_schema {version}: JSON Schema Draft-07 validation in SQL and PL/pgSQL.
-- Made by json_schema/single_file.py: do not edit. Run as whoever shall own the engine; to take it
-- out again, DROP SCHEMA json_schema CASCADE, which drops its compiled checks too.

BEGIN;

DO $$
BEGIN
    IF to_regnamespace('json_schema') IS NOT NULL THEN
        RAISE EXCEPTION USING
            ERRCODE = 'duplicate_schema',
            MESSAGE = 'schema json_schema exists already',
            DETAIL = 'This file makes the engine anew and overwrites nothing.',
            HINT = 'Use another database, or drop the schema with the checks compiled from it.';
    END IF;
END
$$;
"""


def changes() -> Iterator[str]:
    """The changes of the plan, in order."""
    for line in (HERE / "sqitch.plan").read_text("utf-8").splitlines():
        if line and line[0] not in "%#@":
            yield line.split()[0]


def statements(change: str) -> str:
    """What a deploy script does, without its transaction and without psql's own commands."""
    text = (HERE / "deploy" / f"{change}.sql").read_text("utf-8")
    contents = {
        name: (HERE / path).read_text("utf-8")
        for name, path in re.findall(r"^\\set (\w+) `cat (\S+)`\n", text, re.MULTILINE)
    }
    text = re.sub(r"^\\set .*\n", "", text, flags=re.MULTILINE)
    for name, content in contents.items():
        text = text.replace(f":'{name}'", f"$content${content.rstrip()}$content$")
    text = re.sub(r"\n\\gset\n", ";\n", text)
    text = re.sub(r" \\g /dev/null\n", ";\n", text)
    text = re.sub(r"^(-- Deploy .*|BEGIN;|COMMIT;)\n", "", text, flags=re.MULTILINE)
    left = re.search(r"^\\\w+|:'\w+'$", text, re.MULTILINE)
    if left:
        raise SystemExit(f"single_file.py: {change} has {left.group()}, which is not SQL")
    return text.strip()


def version() -> str:
    """The version that META.json states."""
    return re.search(r'"version": "([^"]+)"', (HERE / "META.json").read_text("utf-8")).group(1)


def main() -> None:
    parts = [HEAD.format(version=version())]
    parts += [f"-- {change}\n\n{statements(change)}\n" for change in changes()]
    sys.stdout.write("\n".join([*parts, "COMMIT;\n"]))


if __name__ == "__main__":
    main()
