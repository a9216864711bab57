"""docs/tutorial.md tells what happens: each of its statements prints what stands after it."""

from __future__ import annotations

import subprocess

from conftest import ROOT, FreshDatabase, libpq_environment
from test_readme import BLOCKS, lines


def test_the_tutorial_prints_what_it_says(fresh_database: FreshDatabase) -> None:
    """Run the fifteen statements in order, in an empty registry."""
    page = (ROOT / "docs/tutorial.md").read_text(encoding="utf-8")
    environment = libpq_environment(fresh_database())
    blocks = BLOCKS.findall(page)
    assert len(blocks) == page.count("```sql") == 15
    for sql, output in blocks:
        assert sql.count(";\n") == 1
        done = subprocess.run(
            ["psql", "-X", "-q", "-v", "SHOW_CONTEXT=never"],
            input=sql,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert lines(done.stdout + done.stderr) == lines(output), sql
