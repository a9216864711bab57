"""Source distributions from PyPI, for the files in them: fetched once, kept in .run/cache."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def source(package: str) -> Path:
    """Where the source distribution of a package, pinned as in "name==1.0", is unpacked."""
    target = ROOT / ".run" / "cache" / package.replace("==", "-")
    if not target.is_dir():
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
            _fetch(package, Path(scratch), target)
    return target


def _fetch(package: str, scratch: Path, target: Path) -> None:
    # Only this package as source: pip asks it for its metadata, and the build tools that this
    # takes may come as wheels, in an environment of their own.
    subprocess.run(
        [sys.executable, "-m", "pip", "--quiet", "download", "--no-deps",
         "--no-binary", package.split("==")[0], "--dest", str(scratch), package],
        check=True,
    )  # fmt: skip
    (archive,) = scratch.glob("*.tar.gz")
    with tarfile.open(archive) as tar:
        # The filter came with Python 3.11.4; Debian 12 has 3.11.2.
        safely = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
        tar.extractall(scratch, **safely)
    (unpacked,) = (path for path in scratch.iterdir() if path.is_dir())
    try:
        os.rename(unpacked, target)
    except OSError:
        if not target.is_dir():  # another process was faster
            raise
