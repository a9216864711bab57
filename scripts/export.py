#!/usr/bin/env python3
"""Write everything that a registry knows of its models into files: export.py DIR

    DIR/models.jsonl           a line per model, and per data set that models refer to;
                               import_models.py takes it back
    DIR/cards/ID.md            the model card
    DIR/boms/ID.cdx.json       the bill of materials (CycloneDX 1.6)
    DIR/registry.cdx.json      the bill of materials of all that is promoted

In file names every byte of an id but letters, digits, "_", "-" and "." inside is written %XX, as in
a URL; a longer id is cut, and ends in "~" and the beginning of its SHA-256.

One transaction sees one state of the database. The files appear together, at the end, under DIR:
an interrupted export leaves only DIR.partial, which the next one removes. A DIR that holds an
export is replaced with --replace; one that holds anything else is refused.

The history stays in the database. With --without-history cards have no history and BOMs no
timestamp: then the same facts are the same bytes, in whichever database.
"""

from __future__ import annotations

import with_packages  # noqa: F401

# isort: split

import contextlib
import hashlib
import shutil
import sys
from pathlib import Path
from urllib.parse import quote

import psycopg
import registry_db
from tqdm import tqdm

LINES, REGISTRY, CARDS, BOMS = "models.jsonl", "registry.cdx.json", "cards", "boms"
# A file name has 255 bytes; the longest ending is ".cdx.json".
LONGEST = 200

# The sub-select is sorted first, and only then, row by row, are the documents made.
MODELS = """
SELECT e.artifact_id, e.is_model, export_artifact(e.artifact_id)::text
  FROM (SELECT artifact_id, is_model FROM exported_artifacts
         ORDER BY is_model, artifact_id COLLATE "C") AS e"""
DOCUMENTS = """
SELECT model_card(%(id)s, %(history)s),
       jsonb_pretty(CASE WHEN %(history)s THEN b.bom ELSE b.bom #- '{metadata,timestamp}' END)
  FROM (SELECT model_bom(%(id)s) AS bom) AS b"""
PROMOTED = """
SELECT jsonb_pretty(CASE WHEN %(history)s THEN b.bom ELSE b.bom #- '{metadata,timestamp}' END)
  FROM (SELECT registry_bom() AS bom) AS b"""


def file_name(id: str) -> str:
    """A file name, without its ending, for any id: no other id has it."""
    name = quote(id, safe="").replace("~", "%7E")
    if name.startswith("."):
        name = "%2E" + name[1:]
    if len(name) > LONGEST:
        digest = hashlib.sha256(id.encode()).hexdigest()[:32]
        name = f"{name[: LONGEST - 33]}~{digest}"
    return name


def is_export(directory: Path) -> bool:
    """Whether all that is in a directory may be an export, or a part of one."""
    return all(
        path.name in (LINES, REGISTRY)
        if path.is_file()
        else path.name in (CARDS, BOMS)
        and not path.is_symlink()
        and all(
            file.is_file() and file.name.endswith({CARDS: ".md", BOMS: ".cdx.json"}[path.name])
            for file in path.iterdir()
        )
        for path in directory.iterdir()
    )


def remove(directory: Path) -> None:
    """Remove an export."""
    if not directory.exists():
        return
    if directory.is_symlink() or not directory.is_dir() or not is_export(directory):
        raise registry_db.Refusal(f"{directory} is no export: move it away, or name another place")
    shutil.rmtree(directory)


def write(path: Path, text: str) -> None:
    # Never over another file: a file system may take two names for one.
    with path.open("xb") as file:
        file.write(text.encode())


def export(connection: psycopg.Connection, directory: Path, *, history: bool) -> tuple[int, int]:
    """Write all files below a new directory; return how many models and other artifacts."""
    for part in (CARDS, BOMS):
        (directory / part).mkdir(parents=True)
    models = others = 0
    connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
    (total,) = connection.execute("SELECT count(*) FROM exported_artifacts").fetchone()
    with (
        (directory / LINES).open("wb") as lines,
        connection.cursor("models") as rows,
        tqdm(total=total, unit="model", disable=not sys.stderr.isatty()) as progress,
    ):
        rows.itersize = 100
        rows.execute(MODELS)
        for id, is_model, line in rows:
            lines.write(line.encode() + b"\n")
            progress.update()
            if not is_model:
                others += 1
                continue
            models += 1
            card, bom = connection.execute(DOCUMENTS, {"id": id, "history": history}).fetchone()
            write(directory / CARDS / f"{file_name(id)}.md", card)
            write(directory / BOMS / f"{file_name(id)}.cdx.json", bom + "\n")
    (bom,) = connection.execute(PROMOTED, {"history": history}).fetchone()
    write(directory / REGISTRY, bom + "\n")
    return models, others


def main(argv: list[str] | None) -> int:
    """Parse the arguments, write the files."""
    parser = registry_db.parser(__doc__)
    parser.add_argument("directory", metavar="DIR", type=Path, help="where the files go")
    parser.add_argument("--replace", action="store_true", help="replace an export that is there")
    parser.add_argument(
        "--without-history",
        action="store_true",
        help="leave out what an import does not bring along: the history in cards, times of BOMs",
    )
    args = parser.parse_args(argv)
    target = args.directory.absolute()
    partial = target.with_name(f"{target.name}.partial")
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        if not args.replace:
            raise registry_db.Refusal(f"{target} is there already; --replace replaces an export")
        if target.is_symlink() or not target.is_dir() or not is_export(target):
            raise registry_db.Refusal(f"{target} is no export, and is not replaced")
    with contextlib.closing(registry_db.connect(args)) as connection:
        remove(partial)
        with connection.transaction():
            models, others = export(connection, partial, history=not args.without_history)
    remove(target)
    partial.rename(target)
    print(f"{target}: {models} models, {others} other artifacts")
    return registry_db.DONE


if __name__ == "__main__":
    registry_db.run(main)
