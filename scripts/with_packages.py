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


def need(*names: str, remedy: str) -> None:
    """Go on where these packages are; leave with a line that says how to install them."""
    missing = [name for name in names if importlib.util.find_spec(name) is None]
    if not missing:
        return
    if PYTHON.exists() and Path(sys.prefix) != PYTHON.parent.parent:
        os.execv(PYTHON, [str(PYTHON), *sys.argv])
    many = len(missing) > 1
    print(
        f"{Path(sys.argv[0]).name}: the Python package{'s' * many} {' and '.join(missing)} "
        f"{'are' if many else 'is'} not installed; {remedy}",
        file=sys.stderr,
    )
    sys.exit(2)


need("psycopg", "tqdm", remedy="scripts/setup.sh installs them into .venv, as make demo does")
# What one script alone needs is installed by those who use it.
for script, names, requirements in (
    ("import_mlflow.py", ("mlflow", "sqlalchemy"), "requirements-mlflow.txt"),
    ("import_cards.py", ("huggingface_hub",), "requirements-cards.txt"),
):
    if Path(sys.argv[0]).name == script:
        need(*names, remedy=f"install: .venv/bin/pip install -r {requirements}")
# Their packages send nothing to anybody, and a server that does not answer is soon said not to.
os.environ |= {"MLFLOW_DISABLE_TELEMETRY": "true", "DO_NOT_TRACK": "true", "HF_HUB_OFFLINE": "1"}
os.environ.setdefault("MLFLOW_HTTP_REQUEST_MAX_RETRIES", "2")
