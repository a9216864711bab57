"""docs/reference.md is what `make reference` writes today."""

from __future__ import annotations

import re
from pathlib import Path

import psycopg
from conftest import ROOT, FreshDatabase, run_script

# What the registry keeps for itself and an admin may look at; and the application's own table.
TABLES_FOR_ADMINS = {
    "artifacts", "artifact_columns", "artifact_problems", "backfill_snapshots", "legacy_keys",
    "model_lineages", "role_grants", "role_privileges",
}  # fmt: skip


def test_the_reference_is_not_stale(fresh_database: FreshDatabase, tmp_path: Path) -> None:
    """The page made from the COMMENTs and the examples is the one in docs/."""
    made = tmp_path / "reference.md"
    done = run_script("reference.py", "--db", fresh_database(), "--output", str(made))
    assert done.returncode == 0, done.stderr
    page = made.read_text(encoding="utf-8")
    assert page == (ROOT / "docs/reference.md").read_text(encoding="utf-8"), "make reference"


def test_each_public_object_has_an_example(db: psycopg.Connection) -> None:
    """What role_privileges gives to a role other than the owner stands in the reference."""
    page = (ROOT / "docs/reference.md").read_text(encoding="utf-8")
    public = db.execute(
        "SELECT DISTINCT object_name FROM role_privileges"
        " WHERE role <> 'owner' AND privilege IN ('EXECUTE', 'SELECT')"
    ).fetchall()
    described = set(re.findall(r"(?m)^### (\w+)$", page)) | TABLES_FOR_ADMINS
    assert {name for (name,) in public} - described == set()


def test_no_example_is_mistaken() -> None:
    """An example may show how the registry refuses, not a mistake in its own SQL."""
    page = (ROOT / "docs/reference.md").read_text(encoding="utf-8")
    assert not re.findall(r"(?m)^LINE 1: .*|^ERROR:  .* does not exist$", page)
