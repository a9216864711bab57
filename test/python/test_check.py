"""scripts/check.py: what models lack to be reproduced, and what is not in the clone."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from conftest import ROOT, FreshDatabase, run_script

sys.path.insert(0, str(ROOT / "scripts"))

import check

URL = "https://git.example/models?ref=main"
METADATA = {
    "model_family": "resnet",
    "framework": "pytorch",
    "parameter_count": 3,
    "training_data": "a",
    "evaluation_dataset": "b",
    "evaluation_metrics": {"top1": 80.4},
    "is_external": False,
    "training_config": {"lr": 0.1},
}


def git(path: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=a", "-c", "user.email=a@a.example", "-c", "commit.gpgsign=false")
    environment = os.environ | {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
    return subprocess.run(
        ["git", "-C", path, *identity, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A repository whose second commit adds late.py."""
    path = tmp_path / "models"
    path.mkdir()
    git(path, "init", "-q")
    for name in ("train.py", "my runs/é.py", "src/pkg/train.py", "src/tool/__main__.py", "run/go"):
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text("")
    git(path, "add", ".")
    git(path, "commit", "-q", "-m", "first")
    (path / "late.py").write_text("")
    git(path, "add", ".")
    git(path, "commit", "-q", "-m", "second")
    return path


def register(connection: psycopg.Connection, id: str, **metadata: object) -> None:
    connection.execute(
        "SELECT register_model('M', %s::jsonb, id => %s)", [json.dumps(METADATA | metadata), id]
    )
    files = [{"path": "w.bin", "size_bytes": 1, "sha256": "a" * 64}]
    connection.execute("SELECT add_model_files(%s, %s::jsonb)", [id, json.dumps(files)])


def run(database: str, *arguments: str) -> tuple[int, str, str]:
    done = run_script("check.py", "--db", database, *arguments)
    return done.returncode, done.stdout, done.stderr


def test_gaps_are_listed_per_model(fresh_database: FreshDatabase) -> None:
    database = fresh_database()
    assert run(database) == (0, "0 versions checked; 0 gaps in 0 of them\n", "")
    with psycopg.connect(database) as connection:
        register(connection, "lacking")
        register(
            connection,
            "whole",
            code_repo_url=URL,
            code_commit_sha="a" * 40,
            code_entrypoint="train.py",
        )
        connection.execute("SELECT promote_model('whole')")
    code, said, errors = run(database)
    assert (code, errors) == (1, "")
    assert said.splitlines() == [
        "lacking (M), version 1 of lacking, candidate:",
        "  code_commit          code_commit_sha",
        "  code_entrypoint      code_entrypoint",
        "  code_repository      code_repo_url",
        "2 versions checked; 3 gaps in 1 of them",
    ]
    assert run(database, "--promoted")[0] == 0
    code, said, _ = run(database, "--rule", "code_commit", "--rule", "evaluation")
    assert (code, said.count("\n  ")) == (1, 1)
    assert run(database, "--rule", "training_data")[0] == 0


def test_what_is_not_in_the_clone_is_a_gap(fresh_database: FreshDatabase, clone: Path) -> None:
    database = fresh_database()
    first, second = git(clone, "rev-parse", "HEAD~1"), git(clone, "rev-parse", "HEAD")
    tree = git(clone, "rev-parse", "HEAD^{tree}")
    with psycopg.connect(database) as connection:
        for id, sha, entrypoint in (
            ("good", second, "python late.py --epochs 3"),
            ("early", first, "late.py"),
            ("unknown", "f" * 40, "late.py"),
            ("tree", tree, "late.py"),
            ("made", second, "make late"),
        ):
            register(
                connection,
                id,
                code_repo_url=URL,
                code_commit_sha=sha,
                code_entrypoint=entrypoint,
            )
    assert run(database)[0] == 0
    code, said, errors = run(database, "--repo", f"{URL}={clone}")
    assert (code, errors) == (1, "")
    assert said.splitlines() == [
        "early (M), version 1 of early, candidate:",
        f"  entrypoint_in_commit late.py is not in commit {first}",
        "tree (M), version 1 of tree, candidate:",
        f"  commit_in_repository commit {tree} is not in {clone}",
        "unknown (M), version 1 of unknown, candidate:",
        f"  commit_in_repository commit {'f' * 40} is not in {clone}",
        'not checked: made: make late: "make" is a command',
        "5 versions checked; 3 gaps in 3 of them",
    ]
    # From a folder of the clone, and a bare clone, it is the same; a shallow one is named.
    assert "3 gaps in 3" in run(database, "--repo", f"{URL}={clone / 'src'}")[1]
    bare = clone.parent / "bare.git"
    git(clone, "clone", "-q", "--bare", str(clone), str(bare))
    assert "3 gaps in 3" in run(database, "--repo", f"{URL}={bare}")[1]
    shallow = clone.parent / "shallow"
    git(clone, "clone", "-q", "--depth=1", f"file://{clone}", str(shallow))
    said = run(database, "--repo", f"{URL}={shallow}")[1]
    assert f"commit {first} is not in {shallow}, which is a shallow clone" in said
    code, said, _ = run(database, "--repo", f"https://other.example={clone}")
    assert (code, said.splitlines()[0]) == (
        0,
        f"no version names https://other.example: nothing was looked up in {clone}",
    )


@pytest.mark.parametrize(
    ("entrypoint", "there"),
    [
        ("train.py", True),
        ("./train.py", True),
        ("train.py:main", True),
        ("train.py --epochs 3", True),
        ("python train.py", True),
        ("/usr/bin/python3.11 -u train.py", True),
        ("python 'my runs/é.py'", True),
        ("bash run/go --fast", True),
        ("run/go", True),
        ("pkg.train", True),
        ("pkg.train:main", True),
        ("python -m pkg.train --epochs 3", True),
        ("python -m tool", True),
        ("python src/tool", True),
        ("train", True),
        ("train:main", True),
        ("Train.py", False),
        ("src/train.py", False),
        ("python pkg/train.py", False),
        ("pkg.late", False),
        ("python -m pkg.late", False),
        ("pkg.late:main", False),
        ("other.train", False),
        ("other:main", "other may be an installed module"),
        ("src", "it may be an installed command"),
        ("make train", '"make" is a command'),
        ("torchrun train.py", '"torchrun" is a command'),
        ("python launch", False),
        ("python pkg.train", False),
        ("resnet-train", "it may be an installed command"),
        ("launch", "it may be an installed command"),
        ("python -m torch.distributed.run train.py", "torch may be an installed module"),
        ("python -c 'import x'", "it names no file"),
        ("python -W ignore train.py", "it names no file"),
        ("cd src && python train.py", "it needs a shell"),
        ("python $HOME/train.py", "it needs a shell"),
        ("https://git.example/train.py", "it needs a shell"),
        ("python 'train.py", "it is no command line: No closing quotation"),
        ("/opt/train.py", "it lies outside the repository"),
        ("../train.py", "it lies outside the repository"),
        ("library/train.py", "it lies in a submodule"),
    ],
)
def test_entrypoints(clone: Path, entrypoint: str, there: bool | str) -> None:
    looked_in = check.Clone(str(clone))
    assert looked_in.has(git(clone, "rev-parse", "HEAD"))
    looked_in.submodules.add("library")
    try:
        assert looked_in.has_entrypoint(entrypoint) is there
    except check.NotChecked as reason:
        assert str(reason) == there


def test_wrong_usage(database_url: str, tmp_path: Path) -> None:
    for arguments, said in (
        (["--rule", "no_such_rule"], "no_such_rule"),
        (["--repo", "no-path"], "no-path is not URL=PATH"),
        (["--repo", f"{URL}=/"], "is not a git clone"),
        (["--repo", f"{URL}={tmp_path / 'no'}"], "is not a git clone"),
    ):
        code, _, errors = run(database_url, *arguments)
        assert code == 2, errors
        assert said in errors
        assert "Traceback" not in errors


def test_the_rules_are_those_of_the_view(db: psycopg.Connection) -> None:
    (definition,) = db.execute("SELECT pg_get_viewdef('model_gaps'::regclass)").fetchone() or ("",)
    assert set(re.findall(r"\('(\w+)'(?:::text)?, *\S", definition)) == set(check.RULES)
