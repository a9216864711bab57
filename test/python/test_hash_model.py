"""scripts/hash_model.py: the files of a directory as add_model_files() takes them."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

from conftest import ROOT


def hash_model(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "scripts/hash_model.py"), *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_directory(tmp_path: Path) -> None:
    content = os.urandom(3 << 20)
    (tmp_path / "weights").mkdir()
    (tmp_path / "weights/model.bin").write_bytes(content)
    (tmp_path / "config.json").write_text("{}")
    (tmp_path / "é 模.txt").write_text("")
    (tmp_path / "link").symlink_to("config.json")
    done = hash_model(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    files = json.loads(done.stdout)
    assert [f["path"] for f in files] == ["config.json", "link", "weights/model.bin", "é 模.txt"]
    assert files[0] == {
        "path": "config.json",
        "sha256": hashlib.sha256(b"{}").hexdigest(),
        "size_bytes": 2,
        "media_type": "application/json",
    }
    assert files[1]["sha256"] == files[0]["sha256"]
    assert files[2]["sha256"] == hashlib.sha256(content).hexdigest()
    assert files[2]["size_bytes"] == len(content)
    assert hash_model(tmp_path).stdout == done.stdout


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "good").write_text("x")
    (tmp_path / "broken").symlink_to("nowhere")
    (tmp_path / "folder").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    done = hash_model(tmp_path)
    assert done.returncode == 1
    assert [f["path"] for f in json.loads(done.stdout)] == ["good"]
    for name in ("broken", "folder", "pipe"):
        assert name in done.stderr


def test_no_directory(tmp_path: Path) -> None:
    assert hash_model(tmp_path / "no").returncode == 2
    assert hash_model().returncode == 2
