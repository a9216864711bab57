#!/usr/bin/env python3
"""What register_model() costs beside a plain pair of INSERTs: register_model.py [--db URI]

One client, one transaction a model, the real models' metadata. The two take turns, so that a noisy
machine is noisy for both. The plain pair writes the same two rows into copies of the two tables
that have the same indexes and constraints, but no trigger, no validation and no history.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from pathlib import Path

import psycopg
from psycopg.types.json import Jsonb

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

import registry_db  # noqa: E402

PLAIN = """
DROP TABLE IF EXISTS plain_versions, plain_artifacts;
CREATE TABLE plain_artifacts (LIKE artifacts INCLUDING ALL);
CREATE TABLE plain_versions (LIKE model_versions INCLUDING ALL);
ALTER TABLE plain_versions
    ADD FOREIGN KEY (artifact_id) REFERENCES plain_artifacts (id) ON DELETE CASCADE,
    ADD FOREIGN KEY (lineage_id) REFERENCES plain_versions (artifact_id),
    ADD FOREIGN KEY (base_model_id) REFERENCES plain_versions (artifact_id);
"""
ARTIFACT = """
INSERT INTO plain_artifacts (id, artifact_type, title, metadata, is_latest, lifecycle_state)
VALUES (%s, 'model', %s, %s, '1', 'candidate')
"""
VERSION = """
INSERT INTO plain_versions (artifact_id, lineage_id, is_external, external_source_url,
                            external_source_version, eval_metrics_json, benchmark_id)
VALUES (%s, %s, %s, %s, %s, %s, %s)
"""
REGISTER = "SELECT register_model(title => %s, metadata => %s, id => %s)"
ROUNDS = 5


def models(number: int) -> list[tuple[str, str, dict[str, object]]]:
    """The real models that need no hold, without their base models, under ids of this run."""
    found = []
    with (ROOT / "test/data/real_models.jsonl").open(encoding="utf-8") as lines:
        for model in map(json.loads, lines):
            if {"training_data", "evaluation_metrics", "parameter_count"} <= model[
                "metadata"
            ].keys():
                found.append((f"bench-{number}-{model['id']}", model["title"], model["metadata"]))
    return found


def plain(connection: psycopg.Connection, artifact_id: str, title: str, metadata: dict) -> None:
    """The two rows, by hand."""
    connection.execute(ARTIFACT, [artifact_id, title, Jsonb(metadata)], prepare=True)
    connection.execute(
        VERSION,
        [
            artifact_id,
            artifact_id,
            metadata["is_external"],
            metadata.get("external_source_url"),
            metadata.get("external_source_version"),
            Jsonb(metadata["evaluation_metrics"]),
            metadata.get("benchmark_id"),
        ],
        prepare=True,
    )


def register(connection: psycopg.Connection, artifact_id: str, title: str, metadata: dict) -> None:
    """The same through the registry."""
    connection.execute(REGISTER, [title, Jsonb(metadata), artifact_id], prepare=True)


def main(argv: list[str] | None) -> int:
    """Measure and print the table."""
    args = registry_db.parser(__doc__.partition("\n")[0]).parse_args(argv)
    times: dict[str, list[float]] = {"plain pair of INSERTs": [], "register_model()": []}
    with registry_db.connect(args) as connection:
        connection.execute(PLAIN)
        for number in range(ROUNDS):
            for model in models(number):
                for name, run in zip(times, (plain, register), strict=True):
                    started = time.perf_counter()
                    with connection.transaction():
                        run(connection, *model)
                    times[name].append(time.perf_counter() - started)
        connection.execute("DELETE FROM artifacts WHERE id LIKE 'bench-%'")
        connection.execute("DROP TABLE plain_versions, plain_artifacts")
    base = statistics.median(times["plain pair of INSERTs"])
    print(f"{'a model a transaction':<24} {'median us':>10} {'p95 us':>10} {'ratio':>7}")
    for name, measured in times.items():
        median, p95 = statistics.median(measured), statistics.quantiles(measured, n=20)[18]
        print(f"{name:<24} {median * 1e6:>10.0f} {p95 * 1e6:>10.0f} {median / base:>7.2f}")
    print(f"({len(measured)} models each, in turn)")
    return registry_db.DONE


if __name__ == "__main__":
    registry_db.run(main)
