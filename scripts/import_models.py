#!/usr/bin/env python3
"""Register the models of a JSON Lines file: import_models.py FILE.jsonl

A line is one model: {"id", "title", "metadata", "base_model", "source", ...}; base_model is the id
of the model it derives from, source says where the facts come from and is kept in its metadata,
promotion_state is the state that it had elsewhere. SELECT obj_description('import_model'::regproc)
lists every key.

Any order works, each line stands for itself, and an interrupted import is simply run again. A line
that lacks a required field is refused like everybody's. With --hold-missing, the field is null and
held for review instead, which the summary counts.
"""

from __future__ import annotations

import with_packages  # noqa: F401

# isort: split

import contextlib
import shutil
import sys
import tempfile
from pathlib import Path
from typing import IO

import model_lines
import registry_db


def open_input(path: str, stack: contextlib.ExitStack) -> IO[bytes]:
    """The file; a pipe is copied to a temporary file first, since a waiting line is read twice."""
    file: IO[bytes] = sys.stdin.buffer
    if path != "-":
        file = stack.enter_context(Path(path).open("rb"))  # noqa: SIM115
    if file.seekable():
        return file
    copy = stack.enter_context(tempfile.TemporaryFile())  # noqa: SIM115
    shutil.copyfileobj(file, copy)
    return copy


def main(argv: list[str] | None) -> int:
    """Parse the arguments, import the file."""
    parser = registry_db.parser(__doc__)
    parser.add_argument("file", metavar="FILE.jsonl", help="a model a line; - is standard input")
    model_lines.add_options(parser)
    args = parser.parse_args(argv)
    with contextlib.ExitStack() as stack:
        file = open_input(args.file, stack)
        return model_lines.import_lines(
            args, file, lambda number: f"{args.file}:{number}", "lines", source=args.file
        )


if __name__ == "__main__":
    registry_db.run(main)
