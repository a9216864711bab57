"""What every script does when its packages or the database are not there, or not the right ones."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, FreshDatabase

SCRIPTS = ["import_models.py", "backfill.py", "report.py"]


def run(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    input_file = [str(ROOT / "test/data/real_models.jsonl")] if "import" in script else []
    return subprocess.run(
        [sys.executable, str(ROOT / "scripts" / script), *input_file, *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def assert_one_line(done: subprocess.CompletedProcess[str], expected: str) -> None:
    assert done.returncode == 2, done.stderr
    assert expected in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_server_that_is_not_there(script: str) -> None:
    done = run(script, "--db", "postgresql:///x?host=/nonexistent")
    assert_one_line(done, "cannot open the database")


@pytest.mark.parametrize("script", SCRIPTS)
def test_an_uri_that_is_none(script: str) -> None:
    assert_one_line(run(script, "--db", "postgresql://[::1/x"), "cannot open the database")


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_database_without_the_package(script: str, fresh_database: FreshDatabase) -> None:
    done = run(script, "--db", fresh_database(empty=True))
    assert_one_line(done, "does not hold model_registry; deploy it with: sqitch deploy")


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_wrong_argument(script: str) -> None:
    done = run(script, "--no-such-option")
    assert done.returncode == 2
    assert "--no-such-option" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_python_without_the_packages_finds_those_of_the_set_up(tmp_path: Path) -> None:
    """As the README shows the scripts: by whatever Python comes first on the PATH."""
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    # -S: a Python that has no packages, whatever is installed for it.
    command = [sys._base_executable, "-S", tmp_path / "scripts/backfill.py", "--help"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert done.stderr == (
        "backfill.py: the Python packages psycopg and tqdm are not installed; "
        "scripts/setup.sh installs them into .venv, as make demo does\n"
    )

    (tmp_path / ".venv").symlink_to(Path(sys.prefix))
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("usage: backfill.py")
