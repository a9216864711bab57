"""What README.md shows is what a reader gets: each SQL block that is followed by its output."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable

from conftest import ROOT, libpq_environment

BLOCKS = re.compile(r"```sql\n(.*?)```\n\n```text\n(.*?)```", re.DOTALL)


def test_the_examples_print_what_they_say(fresh_database: Callable[..., str]) -> None:
    """Run the blocks in order, in one database, and compare what psql prints."""
    environment = libpq_environment(fresh_database())
    blocks = BLOCKS.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    assert len(blocks) == 2
    for sql, output in blocks:
        done = subprocess.run(
            ["psql", "-X", "-q", "-v", "SHOW_CONTEXT=never"],
            input=sql,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert lines(done.stdout + done.stderr) == lines(output)


def lines(text: str) -> list[str]:
    """The lines of a text without blanks at their ends, nor at its end."""
    return [line.rstrip() for line in text.rstrip().splitlines()]
