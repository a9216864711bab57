#!/usr/bin/env python3
"""What the reads of the catalog cost as it grows: catalog.py [--db URI] [--sizes 1000,10000,100000]

Each read over ever more model versions, with the registry's rows made in bulk: the median in
milliseconds, the ratio of the last size to the first, and how auto_explain saw each table read at
the last size: names of indexes, and SEQ where a table of more than 1,000 rows was read as a whole.
Then what each index of catalog_indexes costs a registration: CPU time of the server with and
without it, in turn. For an empty registry, which is empty again afterwards.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import psycopg

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

import registry_db  # noqa: E402

# Lineages of five, the fourth promoted; one in fifty archived. %(low)s and %(high)s: which ones.
FILL = """
SET session_replication_role = replica;

CREATE TEMPORARY TABLE bench ON COMMIT DROP AS
SELECT n, 'm' || n AS id, 'm' || n - n %% 5 AS lineage, n %% 5 + 1 AS place,
       CASE n %% 5 WHEN 3 THEN 'promoted' WHEN 2 THEN 'superseded' ELSE 'candidate' END AS state,
       CASE WHEN n >= 1000 AND n %% 5 = 0 THEN 'm' || n %% 1000 END AS base,
       timestamptz '2026-01-01' + n * interval '1 second' AS at,
       jsonb_build_object(
           'model_family', 'family ' || n / 5 %% 300, 'framework', 'framework ' || n %% 5,
           'parameter_count', n * 7919 %% 1000003, 'training_data', 'data ' || n %% 100,
           'evaluation_dataset', 'set ' || n %% 20, 'is_external', false,
           'training_config', jsonb_build_object('seed', n),
           'evaluation_metrics', jsonb_build_object(
               'top1', n::bigint * 7919 %% 100003 / 1000.0, 'top5', n %% 1000 / 10.0,
               'loss', n::bigint * 104729 %% 99991 / 10000.0)) AS metadata
  FROM generate_series(%(low)s, %(high)s) AS n;

INSERT INTO artifacts (id, artifact_type, title, metadata, version_number, created_at, is_latest,
                       lifecycle_state)
SELECT id, 'model', format('Network %%s of %%s', n, metadata->>'model_family'), metadata, place, at,
       place = 5, state
  FROM bench;
INSERT INTO artifacts (id, artifact_type, title)
SELECT 'd' || n, 'dataset', 'Data ' || n FROM bench WHERE n %% 10 = 0;
INSERT INTO model_lineages (lineage_id, event_count, last_event_at, last_sha256)
SELECT lineage, 6, at + interval '10 s', repeat('0', 64) FROM bench WHERE place = 1;
INSERT INTO model_versions (artifact_id, lineage_id, lineage_position, training_params_json,
                            eval_metrics_json, promotion_state, is_current, archived_at, created_at,
                            base_model_id)
SELECT id, lineage, place, metadata->'training_config', metadata->'evaluation_metrics', state,
       state = 'promoted', CASE WHEN n %% 50 = 0 THEN at END, at,
       base
  FROM bench;
INSERT INTO model_evaluations (evaluation_id, artifact_id, dataset_name, metrics, evaluated_at,
                               evaluator)
SELECT n + 1, id, metadata->>'evaluation_dataset', metadata->'evaluation_metrics', at, 'bench'
  FROM bench;
INSERT INTO model_metrics (artifact_id, metric, evaluation_id, value, dataset, evaluated_at)
SELECT id, m.key, n + 1, m.value::numeric, metadata->>'evaluation_dataset', at
  FROM bench, jsonb_each(metadata->'evaluation_metrics') AS m;
INSERT INTO model_files (artifact_id, path, sha256, size_bytes, event_id)
SELECT id, 'weights.bin', encode(sha256(id::bytea), 'hex'), n, n FROM bench;
INSERT INTO model_links (artifact_id, relation, target_id, position, linked_by)
SELECT id, 'fine_tuned_from', base, 1, 'version' FROM bench WHERE base IS NOT NULL;
INSERT INTO model_events (artifact_id, lineage_id, lineage_event_number, event_type, actor,
                          recorded_by, occurred_at, sha256)
SELECT id, lineage, place + 5 * k, (ARRAY['registered', 'promoted'])[k + 1], 'bench', 'bench',
       at + k * interval '1 s', repeat('0', 64)
  FROM bench, generate_series(0, CASE WHEN state = 'promoted' THEN 1 ELSE 0 END) AS k;
SELECT setval('model_evaluations_evaluation_id_seq', %(high)s + 1);

RESET session_replication_role;
"""

EMPTY = """
SET session_replication_role = replica;
TRUNCATE artifacts, model_versions, model_lineages, model_events CASCADE;
RESET session_replication_role;
VACUUM ANALYZE;
"""

READS: dict[str, str] = {
    "leaderboard: top 20 by metric": "SELECT * FROM model_leaderboard('top1')",
    "leaderboard: on a data set": "SELECT * FROM model_leaderboard('top1', dataset => 'set 7')",
    "leaderboard: of a family": "SELECT * FROM model_leaderboard('top1', family => 'family 7')",
    "leaderboard: promoted": "SELECT * FROM model_leaderboard('loss', state => 'promoted')",
    "find: newest 20": "SELECT * FROM find_models()",
    "find: next page": "SELECT * FROM find_models('{}', 'm500')",
    "find: metric > x": """SELECT * FROM find_models('{"metric": {"top1": {">=": 99.9}}}')""",
    "find: metric, nothing": """SELECT * FROM find_models('{"metric": {"top1": {">": 200}}}')""",
    "find: words of the title": """SELECT * FROM find_models('{"text": "network 77"}')""",
    "find: metadata key": """SELECT * FROM find_models('{"model_family": "family 7"}')""",
    "find: metadata key, nothing": """SELECT * FROM find_models('{"model_family": "none"}')""",
    "find: column": """SELECT * FROM find_models('{"promotion_state": "promoted"}')""",
    "find: lineage": """SELECT * FROM find_models('{"lineage_id": "m500"}')""",
    "find: or": """SELECT * FROM find_models(
        '{"or": [{"model_family": "family 7"}, {"model_family": "family 8"}]}')""",
    "find: or, rare": """SELECT * FROM find_models(
        '{"or": [{"parameter_count": 7919}, {"lineage_id": "m500"}]}')""",
    "find: not": """SELECT * FROM find_models(
        '{"model_family": "family 7", "not": {"framework": "framework 2"}}')""",
    "catalog: one lineage": "SELECT * FROM model_catalog WHERE lineage_id = 'm500'",
    "catalog: one": "SELECT * FROM model_catalog WHERE artifact_id = 'm503'",
    "catalog: newest 20": "SELECT * FROM model_catalog ORDER BY created_at DESC LIMIT 20",
    "catalog: newest 20 promoted": """SELECT * FROM model_catalog
        WHERE promotion_state = 'promoted' ORDER BY created_at DESC LIMIT 20""",
    "events: newest 20": "SELECT * FROM model_events ORDER BY occurred_at DESC LIMIT 20",
    "metric_trend()": "SELECT * FROM metric_trend('m500', 'top1')",
    "compare_models()": "SELECT * FROM compare_models(ARRAY['m500', 'm503'])",
    "model_history()": "SELECT * FROM model_history('m500')",
    "model_lineage()": "SELECT * FROM model_lineage('m500')",
    "find_model_by_file()": "SELECT * FROM find_model_by_file(encode(sha256('m500'), 'hex'))",
    "resolve_model()": "SELECT resolve_model('m500@promoted')",
    "promoted_version_at()": "SELECT promoted_version_at('m500', '2026-01-02')",
    "gaps: one model": "SELECT * FROM model_gaps WHERE artifact_id = 'm503'",
    "legacy_models": "SELECT * FROM legacy_models ORDER BY id LIMIT 20",
}
REPEATS = 7
REGISTER = "SELECT register_model(%s, %s::jsonb, id => %s)"
BATCH, ROUNDS = 20, 41


def fill(db: psycopg.Connection, low: int, high: int) -> None:
    """Versions low .. high, without the triggers that would make them one by one."""
    with db.transaction():
        db.execute(psycopg.ClientCursor(db).mogrify(FILL, {"low": low, "high": high}))
    db.execute("VACUUM ANALYZE")


def measure(db: psycopg.Connection, read: str) -> float:
    """The median of some repeats, in milliseconds; a slow read is repeated less."""
    took: list[float] = []
    for turn in range(REPEATS + 1):
        begun = time.perf_counter()
        db.execute(read, prepare=True).fetchall()
        if turn:
            took.append(1000 * (time.perf_counter() - begun))
        if sum(took) > 1000:
            break
    return statistics.median(took)


class Plans:
    """How tables were read, as auto_explain tells in notices."""

    def __init__(self, db: psycopg.Connection) -> None:
        self.seen: set[str] = set()
        self.db = db
        self.big = {
            name for (name,) in db.execute("SELECT relname FROM pg_class WHERE reltuples > 1000")
        }
        db.execute("LOAD 'auto_explain'")
        db.add_notice_handler(self.notice)

    def of(self, read: str) -> str:
        """The plans of one read, of the statements within functions too."""
        self.seen = set()
        for setting in (
            "auto_explain.log_nested_statements = on",
            "auto_explain.log_format = json",
            "client_min_messages = log",
            "auto_explain.log_min_duration = 0",
        ):
            self.db.execute(f"SET {setting}")
        self.db.execute(read)
        self.db.execute("SET auto_explain.log_min_duration = -1")
        self.db.execute("SET client_min_messages = notice")
        return ", ".join(sorted(self.seen, key=lambda way: (not way.startswith("SEQ"), way)))

    def notice(self, diag: psycopg.errors.Diagnostic) -> None:
        text = diag.message_primary or ""
        if "plan:" in text:
            self.walk(json.loads(text[text.index("{") :])["Plan"])

    def walk(self, node: dict[str, Any]) -> None:
        if "Index Name" in node:
            self.seen.add(node["Index Name"].removeprefix("idx_"))
        elif node["Node Type"] == "Seq Scan" and node["Relation Name"] in self.big:
            self.seen.add(f"SEQ {node['Relation Name']}")
        for inner in node.get("Plans", []):
            self.walk(inner)


def cpu(pid: int) -> float:
    """Seconds of CPU that the server process used."""
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9


def index_costs(db: psycopg.Connection) -> None:
    """What each index costs a registration."""
    (pid,) = db.execute("SELECT pg_backend_pid()").fetchone() or (0,)
    try:
        cpu(pid)
    except OSError:
        print("\nthe server runs elsewhere: no CPU time of it, so no cost of indexes")
        return
    (metadata,) = db.execute(
        "SELECT metadata::jsonb FROM artifacts WHERE id = 'm503'"
    ).fetchone() or ({},)
    indexes = [
        name
        for (name,) in db.execute(
            "SELECT indexrelid::regclass::text FROM pg_index"
            " WHERE indexrelid::regclass::text = ANY (%s) ORDER BY 1",
            [INDEXES],
        )
    ]

    def batch(without: str | None) -> float:
        """Microseconds a registration; what it writes is rolled back."""
        with db.transaction(force_rollback=True):
            if without:
                db.execute(f"DROP INDEX {without}")
            for n in range(BATCH + 5):
                if n == 5:
                    begun = cpu(pid)
                db.execute(
                    REGISTER,
                    [f"Network {n} of a new family", json.dumps(metadata | {"n": n}), f"new-{n}"],
                    prepare=True,
                )
            for index in indexes:
                if index != without:
                    db.execute(
                        "SELECT gin_clean_pending_list(c.oid) FROM pg_class AS c"
                        " JOIN pg_am AS m ON m.oid = c.relam AND m.amname = 'gin'"
                        " WHERE c.oid = %s::regclass",
                        [index],
                    )
            return (cpu(pid) - begun) * 1e6 / BATCH

    saved: dict[str, list[float]] = defaultdict(list)
    whole: list[float] = []
    for _ in range(ROUNDS):
        for index in indexes:
            with_it, without_it = batch(None), batch(index)
            whole.append(with_it)
            saved[index].append(with_it - without_it)
    base = statistics.median(whole)
    print(f"\na registration takes {base:.0f} us of the server's CPU; of these for the index")
    for index in indexes:
        cost = statistics.median(saved[index])
        spread = statistics.quantiles(saved[index], n=4)
        size = db.execute("SELECT pg_size_pretty(pg_relation_size(%s))", [index]).fetchone()
        print(
            f"  {index:<36} {cost:6.0f} us {100 * cost / base:5.1f} %"
            f"  (quartiles {spread[0]:.0f} .. {spread[2]:.0f}), {size[0] if size else ''}"
        )


INDEXES = [
    "idx_model_versions_newest",
    "idx_model_events_newest",
    "idx_artifacts_model_title",
    "idx_artifacts_model_metadata",
]


def run(db: psycopg.Connection, sizes: list[int], reads: dict[str, str]) -> None:
    """Fill, measure, print the tables."""
    took: dict[str, list[float]] = defaultdict(list)
    low = 0
    for size in sizes:
        fill(db, low, size - 1)
        low = size
        for name, read in reads.items():
            took[name].append(measure(db, read))
    try:
        plans: Plans | None = Plans(db)
    except psycopg.Error:
        plans = None
    print(f"{'ms, median':<30}" + "".join(f"{size:>10,}" for size in sizes) + f"{'ratio':>8}")
    for name, read in reads.items():
        print(
            f"{name:<30}"
            + "".join(f"{ms:>10.2f}" for ms in took[name])
            + f"{took[name][-1] / took[name][0]:>8.1f}"
            + (f"  {plans.of(read)}" if plans else "")
        )
    index_costs(db)


def main(argv: list[str] | None) -> int:
    """Parse the arguments, measure."""
    parser = registry_db.parser(__doc__ or "")
    parser.add_argument("--sizes", default="1000,10000,100000", help="model versions")
    parser.add_argument("--only", default="", help="reads whose name holds this text")
    args = parser.parse_args(argv)
    sizes = [int(size) for size in args.sizes.split(",")]
    reads = {name: read for name, read in READS.items() if args.only in name}
    with registry_db.connect(args) as db:
        if db.execute("SELECT FROM artifacts LIMIT 1").fetchone():
            raise registry_db.Refusal("this needs a registry that holds nothing")
        try:
            run(db, sizes, reads)
        finally:
            for command in EMPTY.strip().split("\n"):
                db.execute(command)
    return registry_db.DONE


if __name__ == "__main__":
    registry_db.run(main)
