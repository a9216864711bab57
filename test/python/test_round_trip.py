"""Deploy, revert, deploy: what the package brings goes again, what was there stays as it was."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import psycopg
from conftest import ROOT, FreshDatabase, libpq_environment, sqitch

# An artifacts table as a platform that came from SQLite has it: its types are not the package's.
OLD_ARTIFACTS = """
CREATE TABLE artifacts (
    id text PRIMARY KEY,
    artifact_type text NOT NULL,
    title text,
    metadata text,
    version_number integer DEFAULT 1,
    parent_version_id text,
    version_tag text,
    changelog text,
    is_latest integer DEFAULT 1,
    lifecycle_state text DEFAULT 'active',
    superseded_by text,
    origin_type text,
    origin_url text,
    created_by text,
    created_at text,
    updated_at text
);
COMMENT ON TABLE artifacts IS 'The platform''s own.';
CREATE INDEX artifacts_by_type ON artifacts (artifact_type);
INSERT INTO artifacts (id, artifact_type, title, metadata, origin_type, created_at) VALUES
    ('model-1', 'model', 'A model', '{"b": 1,  "a": "~1.2M"}', 'internal', '2025-01-01T00:00:00'),
    ('model-2', 'model', 'Metadata as a JSON string', '"{\\"x\\": 1}"', 'internal', NULL),
    ('paper-1', 'paper', 'A paper', NULL, NULL, '2025-01-02 03:04:05');
CREATE VIEW papers AS SELECT id, title FROM artifacts WHERE artifact_type = 'paper';
"""

LEGACY_WORLD = ROOT / "test/data/legacy_world.sql"
BACKFILL = ROOT / "scripts/backfill.py"


def dump(database: str) -> list[str]:
    """Schema and data, without Sqitch's own records and without the times of this run; the rows of
    a table in order of their text, since an UPDATE moves them about."""
    done = subprocess.run(
        ["pg_dump", "--exclude-schema=sqitch"],
        env=libpq_environment(database),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    lines: list[str] = []
    rows: list[str] | None = None
    for line in NOW.sub("<time>", done.stdout).splitlines():
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


def make(database: str, world: str) -> None:
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute(world)


def test_revert_leaves_the_database_as_it_was(fresh_database: FreshDatabase) -> None:
    database = fresh_database(empty=True)
    make(database, OLD_ARTIFACTS)
    before = dump(database)

    sqitch(database, "deploy", "--verify")
    deployed = dump(database)
    assert deployed != before
    sqitch(database, "revert", "-y")
    assert dump(database) == before
    sqitch(database, "deploy", "--verify")
    assert dump(database) == deployed


def test_revert_after_a_backfill_gives_the_legacy_rows_back(fresh_database: FreshDatabase) -> None:
    database = fresh_database(empty=True)
    make(database, LEGACY_WORLD.read_text())
    before = dump(database)
    sqitch(database, "deploy", "--no-verify")
    subprocess.run([sys.executable, BACKFILL, "--db", database], check=True, capture_output=True)
    assert dump(database) != before
    sqitch(database, "revert", "-y")
    assert dump(database) == before


def test_a_registry_in_a_schema_of_its_own(fresh_database: FreshDatabase) -> None:
    database = fresh_database(empty=True)
    before = dump(database)
    sqitch(database, "deploy", "--verify", "--set", "registry_schema=team b")
    with psycopg.connect(database) as connection:
        assert connection.execute("SELECT to_regnamespace('\"team b\"')").fetchone() != (None,)
        left = connection.execute(
            "SELECT array_agg(oid::regclass::text) FROM pg_class"
            " WHERE relnamespace = 'public'::regnamespace"
        ).fetchone()
        assert left == (None,)
    sqitch(database, "revert", "-y", "--set", "registry_schema=team b")
    assert dump(database) == before


def test_a_dump_restores(fresh_database: FreshDatabase, tmp_path: Path) -> None:
    source, target = fresh_database(), fresh_database(empty=True)
    path = tmp_path / "dump.sql"
    subprocess.run(
        ["pg_dump", "--file", str(path)], env=libpq_environment(source), check=True, timeout=60
    )
    subprocess.run(
        ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", str(path)],
        env=libpq_environment(target),
        check=True,
        stdout=subprocess.DEVNULL,
    )
    sqitch(target, "verify")
    assert "up-to-date" in sqitch(target, "deploy")
