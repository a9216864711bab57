#!/usr/bin/env python3
"""Migrate the legacy model artifacts: backfill.py [--dry-run] [--limit N]

Legacy models are those that were in artifacts before the registry (the view legacy_models). What
each becomes is decided in the database, by backfill_model(); this script goes through them and says
what happened. A model that the database lets wait for its parent version or its base model is tried
again after that one.

Transactions: one for each model, so that an interrupted run is simply run again and goes on where
it stopped. With --dry-run, one transaction around everything, rolled back at the end.
"""

from __future__ import annotations

import with_packages  # noqa: F401

# isort: split

import argparse
import sys
from collections import Counter, defaultdict, deque
from contextlib import nullcontext
from typing import Any

import psycopg
import registry_db
from psycopg.rows import namedtuple_row
from tqdm import tqdm

QUEUE = "SELECT id, title FROM legacy_models ORDER BY version_number, id"
MIGRATE = (
    "SELECT outcome, held, note, waits_for FROM backfill_model(%s, coalesce(%s, session_user))"
)
READINGS = """
SELECT r->>'field' AS field, r->>'legacy_key' AS legacy_key, r->>'action' AS action,
       coalesce(r->>'rule', r->>'reason') AS rule
  FROM backfill_snapshots, jsonb_array_elements(readings) AS r
 WHERE artifact_id = %s AND r->>'action' <> 'kept'
"""


def count(text: str) -> int:
    """A whole number from 1, for argparse."""
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def say_readings(connection: psycopg.Connection, artifact_id: str) -> None:
    """Print what became of each key that did not simply stay."""
    for reading in connection.execute(READINGS, [artifact_id]):
        was = f" <- {reading.legacy_key}" if reading.legacy_key not in (None, reading.field) else ""
        tqdm.write(f"    {reading.action:<9} {reading.field}{was}: {reading.rule}")


def refuse(tally: Counter[str], model: Any, reason: str) -> None:
    """Say that a model was not migrated, and why."""
    tally["refused"] += 1
    tqdm.write(f"refused   {model.title} [{model.id}]\n    {reason}")


def backfill(connection: psycopg.Connection, args: argparse.Namespace) -> Counter[str]:
    """Migrate what waits, one transaction a model; return how often each outcome came."""
    tally: Counter[str] = Counter()
    queue = deque(connection.execute(QUEUE).fetchall())
    waiting: dict[str, list[tuple[Any, str]]] = defaultdict(list)
    limit = min(args.limit or len(queue), len(queue))
    progress = tqdm(total=limit, unit="model", disable=not sys.stderr.isatty(), leave=False)
    while queue and tally["promoted"] + tally["candidate"] < limit:
        model = queue.popleft()
        try:
            with connection.transaction():
                done = connection.execute(MIGRATE, [model.id, args.actor]).fetchone()
        except psycopg.Error as error:
            if registry_db.is_gone(error):
                raise
            refuse(tally, model, registry_db.explain(error))
            continue
        if done.waits_for:
            waiting[done.waits_for].append((model, done.note))
            continue
        queue.extendleft(waiter for waiter, _ in reversed(waiting.pop(model.id, [])))
        progress.update()
        tally.update({done.outcome: 1, "held": len(done.held or [])})
        tqdm.write(f"{done.outcome:<9} {model.title} [{model.id}]\n    {done.note}")
        if done.held:
            tqdm.write(f"    held for a person: {', '.join(done.held)}")
        if args.dry_run:
            say_readings(connection, model.id)
    progress.close()
    if not queue:
        for model, note in (entry for entries in waiting.values() for entry in entries):
            refuse(tally, model, f"{note}, which was not migrated")
    return tally


def main(argv: list[str] | None) -> int:
    """Parse the arguments, migrate, say what was done."""
    parser = registry_db.parser(__doc__.partition("\n")[0])
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would be done, write nothing"
    )
    parser.add_argument("--limit", type=count, metavar="N", help="migrate at most N models")
    parser.add_argument("--actor", metavar="NAME", help="who runs it (default: the database user)")
    args = parser.parse_args(argv)

    with registry_db.connect(args) as connection:
        connection.row_factory = namedtuple_row
        with connection.transaction(force_rollback=True) if args.dry_run else nullcontext():
            tally = backfill(connection, args)
    migrated = tally["promoted"] + tally["candidate"]
    print(
        f"{'would migrate' if args.dry_run else 'migrated'} {migrated} legacy models: "
        f"{tally['promoted']} promoted, {tally['candidate']} candidates, "
        f"{tally['held']} fields held for a person, {tally['refused']} refused"
    )
    return registry_db.FAILED if tally["refused"] else registry_db.DONE


if __name__ == "__main__":
    registry_db.run(main)
