"""Deploy, revert, deploy: what the package brings goes again, what was there stays as it was."""

from __future__ import annotations

import re
import subprocess
import sys

import psycopg
import pytest
from conftest import ROOT, FreshDatabase, deploy, libpq_environment, pg_dump, sqitch

# The platform's world as it came from SQLite. Text metadata is the harder case: revert has to give
# back every space of it.
WORLD = (
    (ROOT / "test/data/legacy_world.sql").read_text()
    + """;
ALTER TABLE artifacts ALTER COLUMN metadata TYPE text;
UPDATE artifacts SET metadata = '{"b": 1,  "a": "two  spaces"}' WHERE artifact_type <> 'model';
CREATE INDEX artifacts_by_type ON artifacts (artifact_type);
CREATE VIEW papers AS SELECT id, title FROM artifacts WHERE artifact_type = 'paper';
COMMENT ON TABLE artifacts IS 'The platform''s own.';
"""
)
BACKFILL = ROOT / "scripts/backfill.py"


def dump(database: str) -> list[str]:
    """Schema and data, without Sqitch's own records and without the times of this run; the rows of
    a table in order of their text, since an UPDATE moves them about."""
    text = pg_dump(database, "--exclude-schema=sqitch*")
    lines: list[str] = []
    rows: list[str] | None = None
    for line in NOW.sub("<time>", text).splitlines():
        if line == "\\.":
            lines += sorted(rows or [])
            rows = None
        if rows is not None:
            rows.append(line)
        elif not line.startswith(RESTRICT):
            lines.append(line)
        if line.startswith("COPY ") and line.endswith("FROM stdin;"):
            rows = []
    return lines


RESTRICT = ("\\restrict", "\\unrestrict")  # a random key in every dump
NOW = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+\+\d\d")


def test_revert_leaves_the_database_as_it_was(fresh_database: FreshDatabase) -> None:
    database = fresh_database(empty=True)
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute(WORLD)
    before = dump(database)

    deploy(database, "--verify")
    deployed = dump(database)
    assert deployed != before
    subprocess.run([sys.executable, BACKFILL, "--db", database], check=True, capture_output=True)
    assert dump(database) != deployed
    sqitch(database, "revert", "-y")
    sqitch(database, "revert", "-y", project="json_schema")
    assert dump(database) == before
    deploy(database, "--no-verify")
    assert dump(database) == deployed


def test_the_engine_is_not_reverted_under_compiled_checks(fresh_database: FreshDatabase) -> None:
    database = fresh_database(empty=True)
    sqitch(database, "deploy", project="json_schema")
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("SELECT json_schema.compile('mine', '{\"type\": \"object\"}')")
    deployed = dump(database)
    with pytest.raises(AssertionError) as refused:
        sqitch(database, "revert", "-y", project="json_schema")
    assert "cannot revert json_schema: 1 compiled check remains" in str(refused.value)
    assert "DETAIL:  json_schema.check_mine" in str(refused.value)
    assert "json_schema.drop(name, target_schema)" in str(refused.value)
    assert dump(database) == deployed
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("SELECT json_schema.drop('mine')")
    sqitch(database, "revert", "-y", project="json_schema")


def test_a_registry_in_a_schema_of_its_own(fresh_database: FreshDatabase) -> None:
    database = fresh_database(empty=True)
    before = dump(database)
    variable = "registry_schema=team b's"
    deploy(database, "--no-verify", "--set", variable)
    sqitch(database, "verify", "--set", variable)
    with psycopg.connect(database) as connection:
        found = connection.execute('SELECT artifact_id FROM "team b\'s".find_models()')
        assert found.fetchall() == []
        left = connection.execute(
            "SELECT array_agg(oid::regclass::text) FROM pg_class"
            " WHERE relnamespace = 'public'::regnamespace"
        ).fetchone()
        assert left == (None,)
    sqitch(database, "revert", "-y", "--set", variable)
    sqitch(database, "revert", "-y", project="json_schema")
    assert dump(database) == before


def test_a_dump_restores(fresh_database: FreshDatabase) -> None:
    source, target = fresh_database(), fresh_database(empty=True)
    subprocess.run(
        ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1"],
        env=libpq_environment(target),
        input=pg_dump(source),
        text=True,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    sqitch(target, "verify")
    assert "up-to-date" in deploy(target)
