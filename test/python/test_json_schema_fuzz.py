"""Both halves of the engine against jsonschema-rs, on generated schemas and documents."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import fuzz
import jsonschema_rs
import psycopg
import pytest
from conftest import ROOT

PAIRS = 20_000

# What the fuzz ever found, a line each: {"schema": ..., "document": ...}, shrunk.
REGRESSIONS = Path(__file__).with_name("regressions.jsonl")


@pytest.fixture
def connection(database_url: str) -> Iterator[psycopg.Connection]:
    """Every schema is compiled in a transaction of its own, which is rolled back."""
    with psycopg.connect(database_url, autocommit=True) as connection:
        yield connection


def test_fuzz(connection: psycopg.Connection, capsys: pytest.CaptureFixture[str]) -> None:
    """Schemas that jsonschema-rs, too, takes; the same ones every time (make fuzz: others)."""
    pairs = 0
    while pairs < PAIRS:
        wanted = (PAIRS - pairs) // fuzz.DOCUMENTS_PER_SCHEMA + 10
        pairs += fuzz.run(connection, wanted, seed=pairs)
    with capsys.disabled():
        print(f"\n{pairs} pairs of schema and document: three answers, all the same", end="")


@pytest.mark.parametrize("case", [json.loads(line) for line in REGRESSIONS.open(encoding="utf-8")])
def test_regression(connection: psycopg.Connection, case: dict[str, Any]) -> None:
    """What was wrong once stays right."""
    assert fuzz.compare(connection, case["schema"], [case["document"]]) == 1


def mutants(metadata: dict[str, Any], random: Random) -> Iterator[Any]:
    """The metadata, and what may go wrong with it: a key dropped, a type changed, a number broken,
    a value nested, a hold, the other variant."""
    yield metadata
    key = random.choice(sorted(metadata))
    yield {name: value for name, value in metadata.items() if name != key}
    for other in random.sample(OTHERS, 3):
        yield metadata | {random.choice(sorted(metadata)): other}
    yield metadata | {key: [metadata[key]]}
    yield metadata | {key: {"value": metadata[key]}}
    yield metadata | {key: None, "held_for_review": [key]}
    yield metadata | {key: None, "held_for_review": [key, "framework", "framework"]}
    yield metadata | {"is_external": not metadata.get("is_external")}
    yield metadata | {"evaluation_metrics": {"top1": random.choice([*OTHERS, {"a": 1}, {"a": {}}])}}
    yield metadata | {"code_commit_sha": random.choice(["a" * 40, "a" * 64, "a" * 41, "A" * 40])}
    yield [metadata]


OTHERS = [None, True, 0, -1, 1.0, 0.5, 1e300, "", "x", "no uri", [], {}, [{}], 2**63]


def test_real_models(connection: psycopg.Connection, capsys: pytest.CaptureFixture[str]) -> None:
    """The shipped schema over the real models and their mutants, formats asserted."""
    schema = (ROOT / "schemas/model_artifact_metadata.json").read_text("utf-8")
    oracle = jsonschema_rs.Draft7Validator(json.loads(schema), validate_formats=True)
    random = Random(0)
    documents = [
        mutant
        for line in (ROOT / "test/data/real_models.jsonl").open(encoding="utf-8")
        for mutant in mutants(json.loads(line)["metadata"], random)
    ]
    with connection.transaction(force_rollback=True):
        connection.execute("SELECT json_schema.compile('models', %s, true)", [schema])
        compiled = answers(connection, "json_schema.check_models(document)", documents)
        sample = documents[::20]
        interpreted = answers(
            connection, "json_schema.is_valid(%(schema)s, document, true)", sample, schema
        )
    expected = [oracle.is_valid(document) for document in documents]
    assert 0.1 < sum(expected) / len(expected) < 0.9, "mutants of one kind prove little"
    assert [d for d, a, b in zip(documents, expected, compiled, strict=True) if a != b] == []
    assert [d for d, a, b in zip(sample, expected[::20], interpreted, strict=True) if a != b] == []
    with capsys.disabled():
        print(f"\n{len(documents)} mutants of real models, {sum(expected)} valid", end="")


def answers(
    connection: psycopg.Connection, call: str, documents: list[Any], schema: str | None = None
) -> list[bool]:
    """What the call answers to each document."""
    query = f"""
        SELECT {call}
          FROM jsonb_array_elements(%(documents)s::jsonb) WITH ORDINALITY AS _ (document, n)
         ORDER BY n
    """
    rows = connection.execute(query, {"documents": json.dumps(documents), "schema": schema})
    return [answer for (answer,) in rows]
