"""scripts/report.py: the migration of the eight, the same bytes each time."""

from __future__ import annotations

import json
import re
from pathlib import Path

import psycopg
import pytest
from conftest import FreshDatabase, run_script
from test_backfill import EXPECTED, TARGETS, backfill


def report(database: str, path: Path) -> str:
    done = run_script("report.py", "--db", database, "--output", str(path))
    assert done.returncode == 0, done.stderr
    return path.read_text(encoding="utf-8")


@pytest.fixture
def migrated_database(legacy_database: str) -> str:
    assert backfill(legacy_database).returncode == 0
    return legacy_database


def test_the_eight_are_all_in_it(migrated_database: str, tmp_path: Path) -> None:
    text = report(migrated_database, tmp_path / "report.md")
    assert len(text.encode()) > 2048
    with psycopg.connect(migrated_database) as connection:
        titles = connection.execute("SELECT id, title FROM artifacts WHERE artifact_type = 'model'")
        for id, title in titles:
            assert id in text
            assert title.split(" (")[0] in text
    for state, held, _ in EXPECTED.values():
        assert state in text
        assert all(f"`{field}` held" in text for field in held)
    assert text.count("`internal`") >= len(EXPECTED)
    for said in ("~1.2M", "1200000", "reconstruction", "sqitch revert"):
        assert said in text


def test_every_table_has_its_headings_and_fits_the_page(
    legacy_database: str, tmp_path: Path
) -> None:
    long = {"weights_by_layer": {f"layer {n} | `x`": n / 7 for n in range(60)}, "k" * 200: "`"}
    with psycopg.connect(legacy_database) as connection:
        connection.execute("SET session_replication_role = replica")  # as before the deploy
        connection.execute(
            "UPDATE artifacts SET metadata = metadata || %s::jsonb WHERE id = %s",
            [json.dumps(long), TARGETS],
        )
    assert backfill(legacy_database).returncode == 0
    text = report(legacy_database, tmp_path / "report.md")
    for found in re.findall(r"(?:^\|.*\n)+", text, re.M):
        head, _, *rows = ([cell.strip() for cell in split_row(row)] for row in found.splitlines())
        assert all(head), head
        assert {len(row) for row in rows} == {len(head)}
        # Of words a browser makes lines as short as it has to; code stays as it is.
        widths = [
            max(len(line) for row in (head, *rows) for line in code_lines(row[i]))
            for i in range(len(head))
        ]
        assert sum(widths) <= 100, (widths, found)
    assert '"a JSON string"' not in text
    assert '"an object"' not in text


def split_row(row: str) -> list[str]:
    return re.split(r"(?<!\\)\|", row)[1:-1]


def code_lines(cell: str) -> list[str]:
    lines = cell.split("<br>")
    return ["", *(code for line in lines for _, code in re.findall(r"(`+)(.*?[^`])\1(?!`)", line))]


def test_the_same_database_gives_the_same_bytes(migrated_database: str, tmp_path: Path) -> None:
    first = report(migrated_database, tmp_path / "first.md")
    with psycopg.connect(migrated_database, autocommit=True) as connection:
        connection.execute("VACUUM FULL")
        connection.execute("CLUSTER artifacts USING artifacts_pkey")
    assert report(migrated_database, tmp_path / "second.md") == first


def test_lineage_is_drawn_where_there_is_any(migrated_database: str, tmp_path: Path) -> None:
    assert "```mermaid" not in report(migrated_database, tmp_path / "before.md")
    with psycopg.connect(migrated_database) as connection:
        connection.execute(
            "SELECT register_model('Rules v2 \"robust\"', (metadata::jsonb - 'held_for_review')"
            "       || '{\"training_data\": \"none\"}', id => 'v2', new_version_of => id)"
            "  FROM artifacts WHERE id = %s",
            [TARGETS],
        )
    text = report(migrated_database, tmp_path / "after.md")
    graph = text.split("```mermaid\n")[1].split("```")[0]
    assert "-->" in graph
    assert "OT-AD Target Ranking" in graph
    assert '"Rules v2 "' not in graph  # a quote in a title does not end the label


def test_a_resolved_hold_says_who_and_how(migrated_database: str, tmp_path: Path) -> None:
    with psycopg.connect(migrated_database) as connection:
        connection.execute(
            "SELECT resolve_review(review_id, '\"OT 24.06\"', 'asked the author', 'ada')"
            "  FROM model_reviews WHERE artifact_id = %s",
            [TARGETS],
        )
    text = report(migrated_database, tmp_path / "report.md")
    assert all(said in text for said in ("OT 24.06", "asked the author", "ada"))


def test_without_a_migration_there_is_no_report(legacy_database: str, tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    done = run_script("report.py", "--db", legacy_database, "--output", str(path))
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert not path.exists()


def test_a_database_without_the_package(fresh_database: FreshDatabase) -> None:
    done = run_script("report.py", "--db", fresh_database(empty=True))
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
