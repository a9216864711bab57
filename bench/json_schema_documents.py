#!/usr/bin/env python3
"""What a JSON Schema check costs a document: json_schema_documents.py [--db URI]

The compiled check beside a CHECK written by hand and beside pg_jsonschema's compiled type, where
the server has that extension: validation alone, one-row INSERT statements, and published schemas
with their own documents. All contenders take turns in one run, and a ratio is the median of the
ratios in each turn, in CPU time of the backend where the operating system tells it. What validates
is prepared, so that no schema is read anew for each query. "Stored" is as a table has it, large
documents compressed; "from memory" is unpacked before. Schemas of several documents are made one,
since pg_jsonschema fetches none. Then is_valid() and errors() on large documents, and the time that
compile() takes. Everything happens in the schema json_schema_bench, which is dropped at the end.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import math
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import jsonschema_rs
import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "test/python"), str(ROOT / "bench")]

import real_schemas  # noqa: E402
import registry_db  # noqa: E402

import json_schema as inserts  # noqa: E402

ROUNDS, ROWS, STATEMENTS = 15, 5_000, 200
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


def in_turns(
    clock: Clock, works: dict[str, Callable[[], object]], each: int
) -> list[dict[str, float]]:
    """Microseconds of each work in each round, divided by so many; the first round warms up."""
    rounds = []
    for _ in range(ROUNDS + 1):
        taken = {}
        for name, work in works.items():
            started = clock()
            work()
            taken[name] = (clock() - started) / each * 1e6
        rounds.append(taken)
    return rounds[1:]


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
    except psycopg.Error as refusal:
        print(f"pg_jsonschema refuses the next schema: {str(refusal).splitlines()[0][:60]}")
        return None
    return test


def bundled(schema: Any, remotes: dict[str, Any]) -> Any:
    """The schema with the documents that it refers to among its definitions."""
    definitions: dict[str, Any] = {}

    def place(node: Any, base: str, within: str) -> Any:
        if isinstance(node, list):
            return [place(inner, base, within) for inner in node]
        if not isinstance(node, dict):
            return node
        found = {
            name: place(inner, base, within)
            for name, inner in node.items()
            if name not in ("$id", "$schema") or not isinstance(inner, str)
        }
        if isinstance(node.get("$ref"), str):
            uri, _, pointer = urljoin(base, node["$ref"]).partition("#")
            if uri == base:
                found["$ref"] = f"#{within}{pointer}"
            elif uri in remotes:
                name = uri.rpartition("/")[2] or uri.replace("/", "_")
                if name not in definitions:
                    definitions[name] = True
                    definitions[name] = place(remotes[uri], uri, f"/definitions/{name}")
                found["$ref"] = f"#/definitions/{name}{pointer}"
        return found

    whole = place(schema, schema.get("$id", "").partition("#")[0], "")
    return whole | {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "definitions": whole.get("definitions", {}) | definitions,
    }


def validation(
    connection: psycopg.Connection,
    clock: Clock,
    table: str,
    tests: dict[str, str],
    value: str = "doc",
) -> list[dict[str, float]]:
    """Microseconds a document that each test takes, those of reading the table taken off."""
    (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    works = {
        name: lambda test=test: connection.execute(
            f"SELECT count(*) FROM (SELECT {value} AS doc FROM {table} OFFSET 0) AS _ WHERE {test}",
            prepare=True,
        )
        for name, test in {"": "jsonb_typeof(doc) IS NOT NULL", **tests}.items()
    }
    return [
        {name: taken[name] - taken[""] for name in tests} for taken in in_turns(clock, works, count)
    ]


def statements(
    connection: psycopg.Connection, clock: Clock, document: str, tests: dict[str, str]
) -> list[dict[str, float]]:
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
    rounds = in_turns(clock, works, STATEMENTS)
    for name in works:
        connection.execute(sql.SQL("DROP TABLE {}").format(sql.Identifier(f"one {name}")))
    return rounds


def ratio(rounds: list[dict[str, float]], other: str, one: str = "ours") -> float:
    """One to the other: the median of what it was in each round."""
    return statistics.median(taken[one] / taken[other] for taken in rounds)


def line(title: str, rounds: list[dict[str, float]], more: str = "") -> None:
    """One line of the table."""
    middle = {name: statistics.median(taken[name] for taken in rounds) for name in rounds[0]}
    cells = "".join(
        f"{middle[name]:10.2f}{ratio(rounds, name):7.2f}"
        if name in middle
        else f"{'-':>10}{'-':>7}"
        for name in ("by hand", "pg_jsonschema")
    )
    print(f"{title:<42}{middle['ours']:10.2f}{cells}{more}", flush=True)


@dataclass(frozen=True)
class Line:
    """A schema, a query of documents (doc), and the same by hand."""

    title: str
    schema: Any
    documents: str
    by_hand: str | None = None


def made(row: str, rows: int) -> str:
    """Documents made of a number i."""
    return f"SELECT ({row})::jsonb AS doc FROM generate_series(1, {rows}) AS i"


def listed(documents: list[Any], repeats: int) -> str:
    """These documents, each so many times."""
    literal = sql.Literal(json.dumps(documents)).as_string(None)
    return (
        f"SELECT doc FROM jsonb_array_elements({literal}::jsonb) AS _ (doc),"
        f" generate_series(1, {repeats})"
    )


def bill_of_materials(documents: list[Any], size: int) -> Any:
    """A CycloneDX document of that many characters, of the components of others."""
    components = [inner for doc in documents for inner in doc.get("components", [])]
    bill = {"bomFormat": "CycloneDX", "specVersion": "1.4", "version": 1, "components": []}
    length = len(json.dumps(bill))
    for number in itertools.count():
        component = components[number % len(components)] | {"bom-ref": f"component-{number}"}
        bill["components"].append(component)
        length += len(json.dumps(component)) + 2
        if length >= size:
            return bill


def lines() -> list[Line]:
    """What is measured but for the published schemas on their own documents."""
    path = ROOT / "test/data/real_models.jsonl"
    models = [json.loads(line)["metadata"] for line in path.open(encoding="utf-8")]
    cyclonedx = next(real for real in real_schemas.load() if real.name == "cyclonedx/bom-1.4")
    schema = bundled(cyclonedx.schema, cyclonedx.remotes)
    valid = jsonschema_rs.Draft7Validator(schema, validate_formats=True).is_valid
    documents = [document for document in cyclonedx.documents if valid(document)]
    return [
        Line("small", inserts.SMALL, made(inserts.SMALL_ROW, ROWS), inserts.SMALL_BY_HAND),
        Line("model", inserts.MODEL, made(inserts.MODEL_ROW, ROWS), inserts.model_by_hand()),
        Line("model, real metadata", inserts.MODEL, listed(models, 2), inserts.model_by_hand()),
        *(
            Line(f"CycloneDX 1.4, {size} KB", schema,
                 listed([bill_of_materials(documents, size * 1000)], 2000 // size))
            for size in (10, 100)
        ),
        *(
            Line(f"lock file, {items} packages", LOCK,
                 made(LOCK_ROW.format(items=items), 5_000 // items))
            for items in (3, 25, 250)
        ),
    ]  # fmt: skip


def written(connection: psycopg.Connection, clock: Clock) -> None:
    """The lines of documents made here."""
    for number, given in enumerate(lines()):
        name = f"written_{number}"
        connection.execute(
            "SELECT json_schema.compile(%s, %s, true, 'json_schema_bench')",
            [name, json.dumps(given.schema)],
        )
        tests = {"ours": f"json_schema_bench.check_{name}(doc)"}
        if given.by_hand:
            tests["by hand"] = given.by_hand
        if test := peer(connection, given.schema):
            tests["pg_jsonschema"] = test
        connection.execute(
            f"CREATE TABLE {name} AS SELECT doc FROM ({given.documents}) AS _"
            f" WHERE {' AND '.join(tests.values())}"
        )
        line(f"{given.title}, stored", validation(connection, clock, name, tests))
        line(f"{given.title}, from memory",
             validation(connection, clock, name, tests, "doc #> '{}'"))  # fmt: skip
        if given.by_hand:
            query = f"SELECT doc::text FROM {name} ORDER BY length(doc::text) LIMIT 1 OFFSET %s"
            (document,) = connection.execute(query, [ROWS // 10]).fetchone()
            line(f"{given.title}, INSERT of one row",
                 statements(connection, clock, document, tests))  # fmt: skip


def types_alone(schema: Any) -> Any:
    """The schema without all but types, and what leads to a value: less than any check must do."""
    kept = {}
    for name, held in schema.items() if isinstance(schema, dict) else ():
        if name in ("properties", "patternProperties", "definitions", "$defs"):
            kept[name] = {key: types_alone(inner) for key, inner in held.items()}
        elif name in ("items", "additionalProperties") and isinstance(held, dict):
            kept[name] = types_alone(held)
        elif name == "allOf":
            kept[name] = [types_alone(inner) for inner in held]
        elif name in ("type", "$ref", "$id", "$schema"):
            kept[name] = held
    return kept


def published(connection: psycopg.Connection, clock: Clock) -> None:
    """The schemas of real_schemas.py; each on the documents that come with it."""
    ratios, floors = [], []
    for number, real in enumerate(real_schemas.load()):
        schema = bundled(real.schema, real.remotes) if real.remotes else real.schema
        text = json.dumps(schema)
        if len(text) > LARGE:
            continue
        name = f"published_{number}"
        test = peer(connection, schema)
        with connection.transaction(force_rollback=True):
            connection.execute(
                "SELECT json_schema.compile(%s, %s, false, 'json_schema_bench')", [name, text]
            )
            repeats = max(1, 500 // len(real.documents))
            connection.execute(f"CREATE TABLE {name} AS {listed(real.documents, repeats)}")
            tests = {"ours": f"json_schema_bench.check_{name}(doc)"}
            if test:
                tests["pg_jsonschema"] = test
                with contextlib.suppress(psycopg.Error), connection.transaction():
                    connection.execute(
                        "SELECT json_schema.compile(%s, %s, false, 'json_schema_bench')",
                        [f"{name}_types", json.dumps(types_alone(schema))],
                    )
                    tests["types alone"] = f"json_schema_bench.check_{name}_types(doc)"
            rounds = validation(connection, clock, name, tests)
        floor = ratio(rounds, "pg_jsonschema", "types alone") if "types alone" in tests else None
        line(real.name, rounds, "" if floor is None else f"{floor:12.2f}")
        if test:
            ratios.append(ratio(rounds, "pg_jsonschema"))
            floors.append(floor)
    if ratios:
        mean = math.exp(statistics.fmean(math.log(max(ratio, 0.01)) for ratio in ratios))
        ahead = sum(ratio < 1 for ratio in ratios)
        beyond = sum(floor is not None and floor >= 1 for floor in floors)
        print(
            f"geometric mean of ours / pg_jsonschema {mean:.2f}; ahead on {ahead} of {len(ratios)};"
            f" for {beyond}, the types alone take longer than all of pg_jsonschema"
        )


# What a check is made of, as PL/pgSQL expressions over one small object.
PIECES = {
    "nothing: the call of a PL/pgSQL function": "true",
    "a string that is there, its type": "jsonb_typeof(instance -> 'name') = 'string'",
    "a property that is not there": "coalesce(jsonb_typeof(instance -> 'gone') = 'string', true)",
    "a string from a list": "instance ->> 'name' = ANY ('{a,b,lint}')",
    "an integer": "scale((instance -> 'number')::numeric) = 0",
    "a regex of ten characters": "instance ->> 'date' ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'",
    "no other than 5 names": "instance - '{name,number,date,gone,list}'::text[] = '{}'",
    "no other than 20 names": "instance - '{name,number,date,gone,list,a,b,c,d,e,f,g,h,i,j,k,l,m,n,"
    "o}'::text[] = '{}'",
    "an array of three strings": "NOT instance -> 'list' @@ 'strict ($[*] starts with \"\")"
    " is unknown'",
}
PIECES_DOCUMENT = '{"name": "lint", "number": 3, "date": "2026-01-31", "list": ["a", "b", "c"]}'


def pieces(connection: psycopg.Connection, clock: Clock) -> None:
    """What the pieces cost of which every check is made; of all but the call, without the call."""
    literal = sql.Literal(PIECES_DOCUMENT).as_string(connection)
    connection.execute(f"CREATE TABLE pieces AS {made(literal, ROWS)}")
    tests = {}
    for number, (title, expression) in enumerate(PIECES.items()):
        connection.execute(
            f"CREATE FUNCTION piece_{number}(instance jsonb) RETURNS boolean LANGUAGE plpgsql"
            f" STRICT IMMUTABLE PARALLEL SAFE AS $_$BEGIN RETURN {expression}; END$_$"
        )
        tests[title] = f"json_schema_bench.piece_{number}(doc)"
    rounds = validation(connection, clock, "pieces", tests)
    call, *_ = PIECES
    print(f"\n{'of which a check is made':<42}{'us':>10}")
    for title in PIECES:
        taken = (each[title] - (0 if title == call else each[call]) for each in rounds)
        print(f"{title:<42}{statistics.median(taken):10.2f}")


def large_lines() -> list[Line]:
    """Large documents, in which is_valid() looks at many values at once."""
    cyclonedx = next(real for real in real_schemas.load() if real.name == "cyclonedx/bom-1.4")
    schema = bundled(cyclonedx.schema, cyclonedx.remotes)
    valid = jsonschema_rs.Draft7Validator(schema, validate_formats=True).is_valid
    documents = [document for document in cyclonedx.documents if valid(document)]
    kinds = {"a": {"type": "integer"}, "b": {"type": "string"}, "c": {"type": "boolean"}}
    branches = [
        {"required": ["kind", "value"], "properties": {"kind": {"const": kind}, "value": value}}
        for kind, value in kinds.items()
    ]
    item = """CASE i % 3 WHEN 0 THEN '{"kind": "a", "value": 1}'
                         WHEN 1 THEN '{"kind": "b", "value": "x"}'
                         ELSE '{"kind": "c", "value": true}' END"""
    listing = "SELECT jsonb_agg({}) AS doc FROM generate_series(1, {}) AS i"
    tree = """WITH RECURSIVE tree (doc, depth) AS (
                  SELECT '{"value": 1}'::jsonb, 1 UNION ALL
                  SELECT jsonb_build_object('value', 1, 'left', doc, 'right', doc), depth + 1
                    FROM tree WHERE depth < 13)
              SELECT doc FROM tree WHERE depth = 13"""
    node = {"properties": {"value": {"type": "integer"}, "left": {"$ref": "#"},
                           "right": {"$ref": "#"}}}  # fmt: skip
    return [
        *(Line(f"lock file, {items} packages", LOCK, made(LOCK_ROW.format(items=items), 1))
          for items in (3_600, 31_500)),
        *(Line(f"CycloneDX 1.4, {size} KB", schema,
               listed([bill_of_materials(documents, size * 1000)], 1)) for size in (1_000, 2_000)),
        *(Line(f"oneOf of three, {items} items", {"items": {"oneOf": branches}},
               listing.format(f"({item})::jsonb", items)) for items in (10_000, 20_000)),
        Line("100,000 numbers", {"items": {"minimum": 0}}, listing.format("i", 100_000)),
        Line("a tree of 8,191 nodes", node, tree),
    ]  # fmt: skip


def interpreted(connection: psycopg.Connection, clock: Clock) -> None:
    """Milliseconds that is_valid() and errors() take for a large document, beside compiled."""
    print(f"\n{'ms':<42}{'compiled':>10}{'is_valid':>10}{'ratio':>7}{'errors, 10':>12}")
    for number, given in enumerate(large_lines()):
        name = f"large_{number}"
        text = json.dumps(given.schema)
        literal = sql.Literal(text).as_string(connection)
        connection.execute(
            "SELECT json_schema.compile(%s, %s, true, 'json_schema_bench')", [name, text]
        )
        connection.execute(f"CREATE TABLE {name} AS {given.documents}")
        tests = {
            "compiled": f"json_schema_bench.check_{name}(doc)",
            "is_valid": f"json_schema.is_valid({literal}, doc, true)",
            "errors": f"NOT EXISTS (SELECT FROM json_schema.errors({literal}, doc, true, 10))",
        }
        rounds = validation(connection, clock, name, tests)
        ms = {test: statistics.median(taken[test] for taken in rounds) / 1000 for test in tests}
        print(
            f"{given.title:<42}{ms['compiled']:10.1f}{ms['is_valid']:10.1f}"
            f"{ratio(rounds, 'compiled', 'is_valid'):7.2f}{ms['errors']:12.1f}",
            flush=True,
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
        print(
            f"{'':<42}{'ours':>10}{'by hand':>10}{'ratio':>7}{'pg_jsonschema':>10}{'ratio':>7}"
            f"{'types alone':>12}"
        )
        written(connection, clock)
        published(connection, clock)
        pieces(connection, clock)
        interpreted(connection, clock)
        compile_times(connection, clock)
        inserts.clean_up(connection)
    return registry_db.DONE


if __name__ == "__main__":
    registry_db.run(main)
