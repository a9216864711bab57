#!/usr/bin/env python3
"""What a decision costs as the registry grows: growth.py [--db URI] [--sizes 10,1000,10000]

Lineages of each size, every version promoted once, among 100,000 other artifacts; chains of base
models as deep. The sizes take turns, so that a noisy machine is noisy for all. Printed: the median
in milliseconds, and the ratio to the smallest size. Then the plans that the statements ran with, as
auto_explain saw them: how each table was read, in the largest lineage.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import psycopg

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

import registry_db  # noqa: E402

METADATA = json.dumps(
    {
        "model_family": "resnet",
        "framework": "pytorch",
        "parameter_count": 25557032,
        "training_data": "ImageNet-1k",
        "evaluation_dataset": "ImageNet-1k validation",
        "evaluation_metrics": {"top1": 80.4},
        "is_external": False,
    }
)
REGISTER = """
SELECT register_model('M', %s::jsonb, id => %s, new_version_of => %s, base_model_id => %s)
"""
ROUNDS = 15


def fill(db: psycopg.Connection, size: int) -> None:
    """A lineage v<size>-1 .. -<size>, each promoted in turn; base models b<size>-... in a chain."""
    for start in range(0, size, 500):
        with db.transaction():
            for n in range(start, min(start + 500, size)):
                id, lineage = f"v{size}-{n}", f"v{size}-0" if n else None
                db.execute(REGISTER, [METADATA, id, lineage, None], prepare=True)
                db.execute("SELECT promote_model(%s)", [id], prepare=True)
                base = f"b{size}-{n - 1}" if n else None
                db.execute(REGISTER, [METADATA, f"b{size}-{n}", None, base], prepare=True)


Action = Callable[[psycopg.Connection, int, int], object]


def promote(db: psycopg.Connection, size: int, turn: int) -> None:
    db.execute("SELECT promote_model(%s)", [f"v{size}-{turn % 2}"], prepare=True)


def at(db: psycopg.Connection, size: int, turn: int) -> None:
    db.execute(
        "SELECT promoted_version_at(%s, (SELECT created_at FROM model_versions"
        " WHERE artifact_id = %s))",
        [f"v{size}-0", f"v{size}-{size // 2}"],
        prepare=True,
    )


def append(db: psycopg.Connection, size: int, turn: int) -> None:
    id = f"v{size}-new-{turn}"
    db.execute(REGISTER, [METADATA, id, f"v{size}-0", None], prepare=True)


def extend(db: psycopg.Connection, size: int, turn: int) -> None:
    base = f"b{size}-{size - 1}"
    db.execute(REGISTER, [METADATA, f"b{size}-new-{turn}", None, base], prepare=True)


def rebase(db: psycopg.Connection, size: int, turn: int) -> None:
    db.execute(
        "UPDATE model_versions SET base_model_id = %s WHERE artifact_id = %s",
        [[f"b{size}-{size - 2}", None][turn % 2], f"b{size}-{size - 1}"],
        prepare=True,
    )


ACTIONS: dict[str, Action] = {
    "promote_model() with a holder": promote,
    "promoted_version_at()": at,
    "register_model(new_version_of)": append,
    "register_model(base_model_id)": extend,
    "UPDATE base_model_id": rebase,
}


def refusals(db: psycopg.Connection) -> None:
    """How long the gate takes to refuse ever more bad values."""
    print("\nrefusing metadata with bad metrics, ms")
    for count in (10, 1_000, 200_000):
        bad = json.loads(METADATA)
        bad["evaluation_metrics"] = {f"m{n}": "bad" for n in range(count)}
        begun = time.perf_counter()
        try:
            db.execute(REGISTER, [json.dumps(bad), "bad", None, None])
        except psycopg.errors.CheckViolation:
            print(f"  {count:>7} {1000 * (time.perf_counter() - begun):9.1f}")


def plans(db: psycopg.Connection, size: int) -> None:
    """How each table was read, from auto_explain."""
    try:
        db.execute("LOAD 'auto_explain'")
    except psycopg.Error:
        print("\nauto_explain cannot be loaded here: no plans")
        return
    seen: dict[str, set[str]] = defaultdict(set)

    def walk(node: dict) -> None:
        if "Relation Name" in node:
            seen[node["Relation Name"]].add(f"{node['Node Type']} {node.get('Index Name', '')}")
        for inner in node.get("Plans", []):
            walk(inner)

    def notice(diag: psycopg.errors.Diagnostic) -> None:
        text = diag.message_primary or ""
        if "plan:" in text:
            walk(json.loads(text[text.index("{") :])["Plan"])

    db.add_notice_handler(notice)
    for setting in (
        "auto_explain.log_min_duration = 0",
        "auto_explain.log_nested_statements = on",
        "auto_explain.log_format = json",
        "client_min_messages = log",
        "plan_cache_mode = force_generic_plan",
    ):
        db.execute(f"SET {setting}")
    for turn, action in enumerate(ACTIONS.values()):
        action(db, size, 100 + turn)
    print(f"\nplans in the lineage of {size}: how each table was read")
    for table, ways in sorted(seen.items()):
        if any("Scan" in way for way in ways):
            print(f"  {table}: {', '.join(sorted(way.strip() for way in ways if 'Scan' in way))}")


def main(argv: list[str] | None) -> int:
    parser = registry_db.parser(__doc__ or "")
    parser.add_argument("--sizes", default="10,1000,10000", help="versions per lineage")
    args = parser.parse_args(argv)
    sizes = [int(size) for size in args.sizes.split(",")]
    with registry_db.connect(args) as db:
        db.execute(
            "INSERT INTO artifacts (id, artifact_type, title)"
            " SELECT 'other-' || n, 'dataset', 'Other' FROM generate_series(1, 100000) AS n"
        )
        for size in sizes:
            fill(db, size)
        db.execute("ANALYZE")
        took: dict[tuple[str, int], list[float]] = defaultdict(list)
        for turn in range(ROUNDS):
            for name, action in ACTIONS.items():
                for size in sizes:
                    begun = time.perf_counter()
                    action(db, size, turn)
                    took[name, size].append(1000 * (time.perf_counter() - begun))
        print(f"versions in the lineage: {'':12}" + "".join(f"{size:>16}" for size in sizes))
        for name in ACTIONS:
            medians = [statistics.median(took[name, size]) for size in sizes]
            cells = (f"{m:8.2f} ms{m / medians[0]:5.1f}" for m in medians)
            print(f"  {name:<34}" + "".join(cells))
        refusals(db)
        plans(db, sizes[-1])
    return registry_db.DONE


if __name__ == "__main__":
    registry_db.run(main)
