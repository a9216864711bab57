"""Lines of JSON in, models out: what import_models.py, import_mlflow.py and import_cards.py share.

A line is one model, as import_model() takes it; its comment in the database says what it may hold.

Any order works: a line waits until the models that it refers to are there. Each line stands for
itself: the good ones land whatever the bad ones are, which are reported with their place and the
reason (exit code 1) and written to --rejects, to be fixed and imported again. A model that is there
already with the same content is left alone, so an interrupted import is simply run again.

Transactions: one for each batch of lines; a batch that holds a bad line is redone without it.
With --dry-run, one transaction around everything, rolled back at the end.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import logging
import os
import re
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, NoReturn

import psycopg
import registry_db
from tqdm import tqdm

BATCH = 250

# The line goes to the server as it is, so that PostgreSQL reads every number exactly.
IMPORT = "SELECT is_new, held_fields FROM import_model(%s::jsonb, %s, session_user::text)"

# SQLSTATE classes that speak of the row: bad data, a broken constraint, too large, our own
# refusals. Any other error would meet every row alike, and ends the import.
ROW_ERRORS = ("22", "23", "54", "MR", "P0")
RETRIABLE = ("40001", "40P01")
RETRIES = 10

BOM = b"\xef\xbb\xbf"
# JSON can write ids that no text of PostgreSQL can hold.
IMPOSSIBLE = re.compile("[\0\ud800-\udfff]")


Place = Callable[[int], str]


class BadLine(Exception):
    """Why a line cannot be a model, found before the database is asked."""


@dataclass(slots=True)
class Line:
    """One line of the file; `needs` are the ids that must be in the database before it."""

    number: int
    offset: int
    raw: bytes
    id: str = ""
    needs: tuple[str, ...] = ()


@dataclass(slots=True)
class Tally:
    """What became of the lines."""

    noun: str = "lines"
    new: int = 0
    known: int = 0
    refused: int = 0
    held_fields: int = 0
    held_models: int = 0

    def __str__(self) -> str:
        lines = self.new + self.known + self.refused
        held = f" ({self.held_fields} fields of {self.held_models} held for review)"
        return (
            f"{lines} {self.noun}: {self.new} registered{held if self.held_models else ''}, "
            f"{self.known} there already, {self.refused} refused"
        )


def not_json(constant: str) -> NoReturn:
    raise BadLine(f"not JSON: {constant} is no JSON number")


def read(line: Line) -> None:
    """Fill in the line's id and needs. Raise BadLine where it cannot be a model."""
    try:
        text = line.raw.decode()
    except UnicodeDecodeError as error:
        raise BadLine(
            f"not UTF-8: byte {error.start + 1} is 0x{line.raw[error.start]:02x}"
        ) from None
    try:
        # Nobody counts with the numbers here, and an integer of any length is a float in no time.
        model = json.loads(text, parse_constant=not_json, parse_int=float)
    except json.JSONDecodeError as error:
        raise BadLine(f"not JSON: {error.msg} at column {error.colno}") from None
    except RecursionError:
        raise BadLine("not JSON that can be read: nested too deeply") from None
    if not isinstance(model, dict):
        raise BadLine('not a JSON object: {"id": ..., "title": ..., "metadata": {...}} is expected')
    if not isinstance(model.get("id"), str) or not model["id"]:
        raise BadLine('no "id": without it a second import would register the model again')
    line.id = model["id"]
    line.needs = tuple(needs(model))


def needs(model: dict[str, Any]) -> Iterator[str]:
    """The ids of the models that this one refers to."""
    metadata = model.get("metadata")
    inner = metadata if isinstance(metadata, dict) else {}
    stated = {
        json.dumps(base)
        for base in (
            model.get("base_model"),
            model.get("base_model_id"),
            inner.get("base_model_id"),
        )
        if base is not None
    }
    if len(stated) > 1:
        raise BadLine(f"two base models are named: {' and '.join(sorted(stated))}")
    for key in ("base_model", "base_model_id", "new_version_of"):
        value = model.get(key, inner.get(key) if key == "base_model_id" else None)
        if isinstance(value, str):
            yield value
        elif value is not None:
            raise BadLine(f'"{key}" is no id: {json.dumps(value)[:60]}')
    links = model.get("links")
    for link in links if isinstance(links, list) else ():
        if isinstance(link, dict) and isinstance(link.get("target"), str):
            yield link["target"]


class Importer:
    """Lines in, models out; knows which lines wait for which model."""

    def __init__(
        self,
        connection: psycopg.Connection,
        file: IO[bytes],
        rejects: IO[bytes] | None,
        hold_missing: bool,
        place: Place,
        noun: str,
    ) -> None:
        self.connection = connection
        self.file = file
        self.rejects = rejects
        self.hold_missing = hold_missing
        self.place = place
        self.tally = Tally(noun)
        # Only numbers and ids are kept of a waiting line; it is read again when its turn comes.
        self.waiting: dict[str, list[tuple[int, int]]] = {}
        self.released: deque[tuple[int, int]] = deque()

    def run(self) -> Tally:
        batch: list[Line] = []
        with Progress(self.file) as progress:
            for line in self._lines():
                try:
                    read(line)
                except BadLine as reason:
                    self._refuse(line, str(reason))
                    continue
                batch.append(line)
                if len(batch) == BATCH:
                    self._take(batch)
                    batch = []
                    progress.at(self.file.tell(), self.tally)
            self._take(batch)
            progress.end()
        unmet = [(line, id) for id, lines in self.waiting.items() for line in lines]
        for (number, offset), id in sorted(unmet):
            self._refuse(
                self._again(number, offset),
                f'it needs "{id}", which is not in the database, nor in a line that was taken',
            )
        return self.tally

    def _lines(self) -> Iterator[Line]:
        offset = 0
        for number, raw in enumerate(iter(self.file.readline, b""), start=1):
            here, offset = offset, offset + len(raw)
            if number == 1:
                raw = raw.removeprefix(BOM)
            if raw.strip():
                yield Line(number, here, raw)

    def _again(self, number: int, offset: int) -> Line:
        """A line that waited, read once more."""
        self.file.seek(offset)
        line = Line(number, offset, self.file.readline())
        if number == 1:
            line.raw = line.raw.removeprefix(BOM)
        read(line)
        return line

    def _take(self, batch: list[Line]) -> None:
        """Land a batch, then, batch by batch, the lines that waited for one of its models."""
        place = self.file.tell()
        while batch:
            self._land(self._ready(batch))
            released = [self.released.popleft() for _ in range(min(BATCH, len(self.released)))]
            batch = [self._again(*waited) for waited in released]
        self.file.seek(place)

    def _ready(self, batch: list[Line]) -> list[Line]:
        """Those whose needs are met, in the database or earlier in the batch; the others wait."""
        asked = set[str]().union(*(line.needs for line in batch))
        within_reach = {
            id
            for (id,) in self.connection.execute(
                "SELECT id FROM artifacts WHERE id = ANY (%s)",
                [[id for id in asked if not IMPOSSIBLE.search(id)]],
            )
        }
        ready = []
        for line in batch:
            unmet = next((id for id in line.needs if id not in within_reach), None)
            if unmet is None:
                ready.append(line)
                within_reach.add(line.id)
            else:
                self.waiting.setdefault(unmet, []).append((line.number, line.offset))
        return ready

    def _land(self, lines: list[Line]) -> None:
        """Register the lines: all at once where they are good, else around the bad ones."""
        while lines:
            outcomes, error = self._attempt(lines)
            if error is None:
                for line, outcome in zip(lines, outcomes, strict=True):
                    self._landed(line, *outcome)
                return
            good = len(outcomes)
            # Nothing of the attempt remains. What came before the bad line is good.
            self._land(lines[:good])
            self._refuse(lines[good], registry_db.explain(error, "    "))
            lines = lines[good + 1 :]

    def _attempt(self, lines: list[Line]) -> tuple[list[tuple[bool, int]], psycopg.Error | None]:
        """One transaction: of each line that was taken whether it is new and how many fields are
        held, and what stopped the next line."""
        for _ in range(RETRIES):
            cursors = [self.connection.cursor() for _ in lines]
            try:
                with self.connection.transaction(), self.connection.pipeline():
                    for line, cursor in zip(lines, cursors, strict=True):
                        arguments = [line.raw.decode().strip(), self.hold_missing]
                        cursor.execute(IMPORT, arguments, prepare=True)
                return [cursor.fetchone() for cursor in cursors], None
            except psycopg.Error as error:
                if error.sqlstate in RETRIABLE:
                    continue
                good = next((i for i, c in enumerate(cursors) if c.rowcount != 1), None)
                if good is None or not (error.sqlstate or "").startswith(ROW_ERRORS):
                    raise
                return [(False, 0)] * good, error
        raise registry_db.Refusal("other sessions keep getting in the way; run it again later")

    def _landed(self, line: Line, is_new: bool, held: int) -> None:
        if is_new:
            self.tally.new += 1
            self.tally.held_fields += held
            self.tally.held_models += held > 0
        else:
            self.tally.known += 1
        self.released.extend(self.waiting.pop(line.id, ()))

    def _refuse(self, line: Line, reason: str) -> None:
        self.tally.refused += 1
        tqdm.write(f"{self.place(line.number)}: {reason}", file=sys.stderr)
        if self.rejects:
            self.rejects.write(line.raw.rstrip(b"\r\n") + b"\n")


class Progress:
    """A bar on a terminal; elsewhere a plain line every few seconds."""

    def __init__(self, file: IO[bytes]) -> None:
        size = file.seek(0, os.SEEK_END)
        file.seek(0)
        self.bar = tqdm(total=size, unit="B", unit_scale=True, disable=not sys.stderr.isatty())
        self.said = time.monotonic()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self.bar.close()

    def at(self, offset: int, tally: Tally) -> None:
        self.bar.update(offset - self.bar.n)
        if self.bar.disable and time.monotonic() - self.said > 5:
            self.said = time.monotonic()
            print(f"... {tally}", file=sys.stderr)

    def end(self) -> None:
        self.bar.update(self.bar.total - self.bar.n)


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options that every importer takes."""
    parser.add_argument("--dry-run", action="store_true", help="check everything, keep nothing")
    parser.add_argument(
        "--rejects",
        metavar="FILE",
        help="where models that are refused go, a line each, to be fixed for import_models.py",
    )
    parser.add_argument(
        "--hold-missing",
        action="store_true",
        help="hold required fields that a model lacks for review, instead of refusing it",
    )


def import_lines(
    args: argparse.Namespace,
    file: IO[bytes],
    place: Place,
    noun: str,
    *,
    source: str = "",
    known: int = 0,
    refused: int = 0,
    finish: Callable[[psycopg.Connection], None] | None = None,
) -> int:
    """Import a file of lines as the options say, print what became of them, return the exit code.
    place names the origin of a line by its number; source is the path that --rejects may not be;
    known and refused are how many were left out, as they are there or cannot be read; finish is
    called at the end."""
    # What the database refused is reported by line; psycopg need not say it again.
    logging.getLogger("psycopg").setLevel(logging.ERROR)
    with contextlib.ExitStack() as stack:
        connection = stack.enter_context(contextlib.closing(registry_db.connect(args)))
        rejects = None
        if args.rejects:
            with contextlib.suppress(FileNotFoundError):
                if Path(args.rejects).samefile(source):
                    raise registry_db.Refusal("--rejects would overwrite the file to import")
            rejects = stack.enter_context(Path(args.rejects).open("wb"))
        if args.dry_run:
            stack.enter_context(connection.transaction(force_rollback=True))
        tally = Importer(connection, file, rejects, args.hold_missing, place, noun).run()
        tally.known += known
        tally.refused += refused
        if finish:
            finish(connection)
    print(f"{tally}{' (dry run: nothing was kept)' if args.dry_run else ''}")
    return registry_db.FAILED if tally.refused else registry_db.DONE
