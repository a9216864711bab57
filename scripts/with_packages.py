"""Imported before anything else by the scripts: finds the packages that they need.

A script is started by whatever Python env finds first. Where that one lacks the packages, the one
that the set-up made goes on in its place.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path

PYTHON = Path(__file__).resolve().parent.parent / ".venv/bin/python"

if missing := [name for name in ("psycopg", "tqdm") if importlib.util.find_spec(name) is None]:
    if PYTHON.exists() and Path(sys.prefix) != PYTHON.parent.parent:
        os.execv(PYTHON, [str(PYTHON), *sys.argv])
    print(
        f"{Path(sys.argv[0]).name}: the Python packages {' and '.join(missing)} are not installed; "
        "scripts/setup.sh installs them into .venv, as make demo does",
        file=sys.stderr,
    )
    sys.exit(2)
