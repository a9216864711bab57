#!/usr/bin/env python3
"""Print the files of a directory as add_model_files() takes them: hash_model.py DIR

A JSON array of path, sha256, size_bytes and, where the name tells it, media_type, in the order of
the paths. A link to a file is read as the file; a link to a directory is not followed. What cannot
be read is named on stderr, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import mimetypes
import os
import stat
import sys
from pathlib import Path

CHUNK = 1 << 20


def describe(path: Path, name: str) -> dict[str, str | int]:
    """Hash one file, a piece at a time."""
    digest = hashlib.sha256()
    size = 0
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            digest.update(piece)
            size += len(piece)
    media_type, encoding = mimetypes.guess_type(name)
    described: dict[str, str | int] = {
        "path": name,
        "sha256": digest.hexdigest(),
        "size_bytes": size,
    }
    if media_type and not encoding:
        described["media_type"] = media_type
    return described


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("directory", type=Path, metavar="DIR")
    top: Path = parser.parse_args().directory
    if not top.is_dir():
        parser.error(f"{top} is not a directory")

    problems: list[str] = []

    def unreadable(error: OSError) -> None:
        problems.append(f"{error.filename}: {error.strerror}")

    files = []
    for folder, folders, names in os.walk(top, onerror=unreadable):
        for name in [n for n in folders if Path(folder, n).is_symlink()]:
            problems.append(f"{Path(folder, name)}: a link to a directory is not followed")
        for name in names:
            path = Path(folder, name)
            try:
                relative = path.relative_to(top).as_posix()
                relative.encode()
                if not stat.S_ISREG(path.stat().st_mode):
                    problems.append(f"{path}: not a file")
                    continue
                files.append(describe(path, relative))
            except UnicodeEncodeError:
                problems.append(f"{str(path)!a}: its name is not UTF-8")
            except OSError as error:
                unreadable(error)
    json.dump(sorted(files, key=lambda file: file["path"]), sys.stdout, indent=1)
    print()
    for problem in problems:
        print(f"hash_model.py: {problem}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
