"""The engine as one file of SQL, and what PGXN is told of it."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import psycopg
import pytest
from conftest import ROOT, FreshDatabase, pg_dump


@pytest.fixture(scope="module")
def single_file() -> str:
    """What make json_schema.sql writes."""
    script = ROOT / "json_schema/single_file.py"
    return subprocess.run(
        [sys.executable, script], capture_output=True, text=True, check=True
    ).stdout


def dump(conninfo: str) -> list[str]:
    """The schema json_schema as pg_dump writes it, without the key that differs each time."""
    text = pg_dump(conninfo, "--schema-only", "--schema=json_schema")
    return [line for line in text.splitlines() if not re.match(r"\\(un)?restrict ", line)]


def test_the_same_engine(fresh_database: FreshDatabase, single_file: str) -> None:
    """One client of libpq's protocol sends the file as it is; the same objects come of it."""
    deployed, alone = fresh_database(), fresh_database(empty=True)
    with psycopg.connect(alone, autocommit=True) as connection:
        connection.execute(single_file)
        known = connection.execute("SELECT uri FROM json_schema.documents").fetchall()
        assert known == [("http://json-schema.org/draft-07/schema",)]
        connection.execute("""SELECT json_schema.compile('one', '{"type": "null"}')""")
        assert connection.execute("SELECT json_schema.check_one('1')").fetchone() == (False,)
        connection.execute("SELECT json_schema.drop('one')")
    assert dump(alone) == dump(deployed)


def test_nothing_is_overwritten(fresh_database: FreshDatabase, single_file: str) -> None:
    """A database that has the schema is left as it is."""
    with psycopg.connect(fresh_database(), autocommit=True) as connection:
        with pytest.raises(psycopg.errors.DuplicateSchema) as caught:
            connection.execute(single_file)
        assert caught.value.diag.message_hint
        connection.execute("ROLLBACK")
        assert connection.execute("SELECT json_schema.is_valid('{}', '1')").fetchone() == (True,)


def test_meta() -> None:
    """META.json has what PGXN's specification 1.0.0 asks for."""
    meta = json.loads((ROOT / "json_schema/META.json").read_text("utf-8"))
    assert {"name", "version", "abstract", "maintainer", "license", "provides", "meta-spec"} <= set(
        meta
    )
    assert re.fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+", meta["version"])
    assert meta["meta-spec"]["version"] == "1.0.0"
    for extension in meta["provides"].values():
        assert extension["version"] == meta["version"]
        assert extension["file"] == "json_schema.sql"
        assert (ROOT / "json_schema" / extension["docfile"]).is_file()
