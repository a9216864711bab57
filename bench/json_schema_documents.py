#!/usr/bin/env python3
"""What a JSON Schema check costs a document: json_schema_documents.py [--db URI]

The compiled check beside a CHECK written by hand and beside pg_jsonschema's compiled type, where
the server has that extension: validation alone, one-row INSERT statements, and published schemas
with their own documents. All contenders take turns in one run; medians are compared, in CPU time of
the backend where the operating system tells it. Then the time that compile() takes. Everything
happens in the schema json_schema_bench, which is dropped at the end.
"""

from __future__ import annotations

import json
import math
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "test/python"), str(ROOT / "bench")]

import real_schemas  # noqa: E402
import registry_db  # noqa: E402

import json_schema as inserts  # noqa: E402

ROUNDS, ROWS, STATEMENTS = 7, 5_000, 200
LARGE = 400_000  # characters of a schema; what is larger takes long to compile

LOCK = {
    "type": "object",
    "required": ["packages"],
    "properties": {
        "packages": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    **{k: {"type": "string"} for k in ("version", "resolved", "license", "name")},
                    "integrity": {"type": "string", "pattern": "^sha512-"},
                    **{
                        k: {"type": "boolean"}
                        for k in ("dev", "optional", "peer", "link", "hasInstallScript", "inBundle")
                    },
                    **{
                        k: {"type": "object", "additionalProperties": {"type": "string"}}
                        for k in ("dependencies", "engines", "peerDependencies", "bin")
                    },
                },
            },
        }
    },
}
LOCK_ROW = """
    (SELECT jsonb_build_object('packages', jsonb_object_agg('node_modules/p' || n,
        jsonb_build_object('version', '1.2.' || n, 'resolved', 'https://registry.test/p-' || n,
            'integrity', 'sha512-' || repeat('x', 80), 'dev', true, 'license', 'MIT',
            'dependencies', jsonb_build_object('a', '^1.0.0', 'b', '^2.0.0'))))
       FROM generate_series(1, {items}) AS n)
"""


class Clock:
    """Seconds of a backend: of CPU on Linux, else those that pass."""

    def __init__(self, connection: psycopg.Connection) -> None:
        self.path = Path(f"/proc/{connection.info.backend_pid}/schedstat")

    def __call__(self) -> float:
        try:
            return int(self.path.read_text().split()[0]) / 1e9
        except OSError:
            return time.perf_counter()


def in_turns(clock: Clock, works: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Seconds of each work, the median of the rounds; the first round warms up."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(ROUNDS + 1):
        for name, work in works.items():
            started = clock()
            work()
            if turn:
                taken[name].append(clock() - started)
    return {name: statistics.median(times) for name, times in taken.items()}


def peer(connection: psycopg.Connection, schema: object) -> str | None:
    """pg_jsonschema's test of doc against the schema, where the server has it and takes it."""
    row = connection.execute(
        "SELECT oid::regtype::text, typnamespace::regnamespace::text FROM pg_type"
        " WHERE typname = 'jsonschema'"
    ).fetchone()
    if row is None:
        return None
    literal = sql.Literal(json.dumps(schema)).as_string(connection)
    test = f"{row[1]}.jsonb_matches_compiled_schema({literal}::{row[0]}, doc)"
    try:
        with connection.transaction():
            connection.execute(f"SELECT {test} FROM (VALUES ('{{}}'::jsonb)) AS _ (doc)")
    except psycopg.Error:
        return None
    return test


def validation(
    connection: psycopg.Connection, clock: Clock, table: str, tests: dict[str, str]
) -> dict[str, float]:
    """Microseconds a document that each test takes, those of reading the table taken off."""
    (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    works = {
        name: lambda test=test: connection.execute(
            f"SELECT count(*) FROM (SELECT doc FROM {table} OFFSET 0) AS _ WHERE {test}"
        )
        for name, test in {"": "jsonb_typeof(doc) IS NOT NULL", **tests}.items()
    }
    taken = in_turns(clock, works)
    return {name: (taken[name] - taken[""]) / count * 1e6 for name in tests}


def statements(
    connection: psycopg.Connection, clock: Clock, document: str, tests: dict[str, str]
) -> dict[str, float]:
    """Microseconds of an INSERT of one row, as a statement of its own, under each test."""
    works = {}
    for name, test in {"no CHECK": "true", **tests}.items():
        table = sql.Identifier(f"one {name}").as_string(connection)
        connection.execute(f"CREATE TABLE {table} (doc jsonb CHECK ({test}))")
        literal = sql.Literal(document).as_string(connection)

        def work(insert: str = f"INSERT INTO {table} VALUES ({literal})") -> None:
            for _ in range(STATEMENTS):
                connection.execute(insert, prepare=False)

        works[name] = work
    taken = in_turns(clock, works)
    for name in works:
        connection.execute(sql.SQL("DROP TABLE {}").format(sql.Identifier(f"one {name}")))
    return {name: seconds / STATEMENTS * 1e6 for name, seconds in taken.items()}


def line(title: str, taken: dict[str, float]) -> None:
    """One line of the table."""
    ours = taken["ours"]
    cells = "".join(
        f"{taken[name]:10.2f}{ours / taken[name]:7.2f}" if name in taken else f"{'-':>10}{'-':>7}"
        for name in ("by hand", "pg_jsonschema")
    )
    print(f"{title:<42}{ours:10.2f}{cells}", flush=True)


def written(connection: psycopg.Connection, clock: Clock) -> None:
    """The schemas that this project writes itself."""
    lines: list[tuple[str, dict, str, str | None]] = [
        ("small", inserts.SMALL, inserts.SMALL_ROW, inserts.SMALL_BY_HAND),
        ("model", inserts.MODEL, inserts.MODEL_ROW, inserts.model_by_hand()),
        ("lock file, 25 packages", LOCK, LOCK_ROW.format(items=25), None),
        ("lock file, 250 packages", LOCK, LOCK_ROW.format(items=250), None),
    ]
    for number, (title, schema, row, by_hand) in enumerate(lines):
        name, rows = f"written_{number}", ROWS if by_hand else 100
        connection.execute(
            "SELECT json_schema.compile(%s, %s, true, 'json_schema_bench')",
            [name, json.dumps(schema)],
        )
        tests = {"ours": f"json_schema_bench.check_{name}(doc)"}
        if by_hand:
            tests["by hand"] = by_hand
        if test := peer(connection, schema):
            tests["pg_jsonschema"] = test
        connection.execute(
            f"CREATE TABLE {name} AS"
            f" SELECT ({row})::jsonb AS doc FROM generate_series(1, {rows}) AS i"
        )
        connection.execute(f"CREATE TABLE flat_{name} (doc jsonb)")
        connection.execute(f"ALTER TABLE flat_{name} ALTER doc SET STORAGE PLAIN")
        (size,) = connection.execute(f"SELECT max(pg_column_size(doc || '{{}}')) FROM {name}"
                                     ).fetchone()  # fmt: skip
        line(f"{title}, stored", validation(connection, clock, name, tests))
        if size < 8_000:
            connection.execute(f"INSERT INTO flat_{name} SELECT doc FROM {name}")
            line(f"{title}, flat", validation(connection, clock, f"flat_{name}", tests))
        if by_hand:
            (document,) = connection.execute(f"SELECT doc::text FROM {name} LIMIT 1").fetchone()
            line(f"{title}, INSERT of one row", statements(connection, clock, document, tests))


def published(connection: psycopg.Connection, clock: Clock) -> None:
    """The schemas of real_schemas.py; each on the documents that it takes."""
    ratios = []
    for number, real in enumerate(real_schemas.load()):
        text = json.dumps(real.schema)
        if len(text) > LARGE:
            continue
        test = peer(connection, real.schema)
        name = f"published_{number}"
        with connection.transaction(force_rollback=True):
            real.register(connection)
            connection.execute(
                "SELECT json_schema.compile(%s, %s, false, 'json_schema_bench')", [name, text]
            )
            connection.execute(
                f"CREATE TABLE {name} AS"
                " SELECT doc FROM jsonb_array_elements(%s::jsonb) AS _ (doc),"
                " generate_series(1, %s)",
                [json.dumps(real.documents), max(1, 500 // len(real.documents))],
            )
            tests = {"ours": f"json_schema_bench.check_{name}(doc)"}
            if test:
                tests["pg_jsonschema"] = test
            taken = validation(connection, clock, name, tests)
        line(real.name, taken)
        if test:
            ratios.append(taken["ours"] / taken["pg_jsonschema"])
    if ratios:
        mean = math.exp(statistics.fmean(math.log(max(ratio, 0.01)) for ratio in ratios))
        ahead = sum(ratio < 1 for ratio in ratios)
        print(
            f"geometric mean of ours / pg_jsonschema {mean:.2f}; ahead on {ahead} of {len(ratios)}"
        )


def compile_times(connection: psycopg.Connection, clock: Clock) -> None:
    """Milliseconds that compile() takes for schemas that are large in different ways."""
    kinds = ["string", "integer", "boolean"]
    branch = {"type": "object", "required": ["kind"], "additionalProperties": False}
    large = {
        "5,000 properties": {
            "type": "object",
            "properties": {f"p{n}": {"type": kinds[n % 3]} for n in range(5_000)},
        },
        "1,000 branches told apart by a property": {
            "oneOf": [
                {**branch, "properties": {"kind": {"const": f"k{n}"}, "n": {"minimum": n}}}
                for n in range(1_000)
            ]
        },
    }
    reals = sorted(real_schemas.load(), key=lambda real: len(json.dumps(real.schema)))
    print(f"\n{'compile()':<42}{'ms':>10}{'functions':>11}")
    for title, schema, real in [
        *((title, schema, None) for title, schema in large.items()),
        *((real.name, real.schema, real) for real in reals[-5:]),
    ]:
        with connection.transaction(force_rollback=True):
            if real:
                real.register(connection)
            started = clock()
            connection.execute(
                "SELECT json_schema.compile('large', %s, false, 'json_schema_bench')",
                [json.dumps(schema)],
            )
            taken = clock() - started
            (functions,) = connection.execute(
                "SELECT 1 + cardinality(helpers) FROM json_schema.compiled WHERE name = 'large'"
            ).fetchone()
        print(f"{title:<42}{taken * 1000:10.0f}{functions:11}", flush=True)


def main(argv: list[str] | None) -> int:
    """Measure and print the tables."""
    args = registry_db.parser(__doc__.partition("\n")[0]).parse_args(argv)
    with registry_db.connect(args) as connection:
        inserts.clean_up(connection)
        connection.execute("CREATE SCHEMA json_schema_bench")
        connection.execute("CREATE SCHEMA others")
        if connection.execute(
            "SELECT FROM pg_available_extensions WHERE name = 'pg_jsonschema'"
        ).fetchone() is not None:  # fmt: skip
            connection.execute("CREATE EXTENSION IF NOT EXISTS pg_jsonschema SCHEMA others")
        connection.execute("SET search_path = json_schema_bench, public")
        connection.execute("SET jit = off")
        connection.execute("SET max_parallel_workers_per_gather = 0")
        connection.commit()
        connection.autocommit = True
        clock = Clock(connection)
        print(f"us a document, medians of {ROUNDS} rounds in turn; ratios: ours to the other")
        print(f"{'':<42}{'ours':>10}{'by hand':>10}{'ratio':>7}{'pg_jsonschema':>10}{'ratio':>7}")
        written(connection, clock)
        published(connection, clock)
        compile_times(connection, clock)
        inserts.clean_up(connection)
    return registry_db.DONE


if __name__ == "__main__":
    registry_db.run(main)
