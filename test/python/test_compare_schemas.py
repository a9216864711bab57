"""No false silence: where a schema refuses what another accepts, compare_metadata_schemas() speaks.

Schemas are generated, and changed at a random place; documents are written for both. The engine
says which documents the first accepts and the second refuses.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from random import Random
from typing import Any

import fuzz
import hypothesis
import psycopg
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

SCHEMAS = 300
CHANGES = 4
DOCUMENTS = 15

ASK = """
SELECT EXISTS (SELECT FROM compare_metadata_schemas(%(earlier)s::jsonb, %(later)s::jsonb)),
       (SELECT jsonb_agg(d)
          FROM jsonb_array_elements(%(documents)s::jsonb) AS d
         WHERE json_schema.is_valid(%(earlier)s::jsonb, d, true)
           AND NOT json_schema.is_valid(%(later)s::jsonb, d, true))
"""


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Every object inside, the schema itself first."""
    if isinstance(schema, dict):
        yield schema
        schema = list(schema.values())
    if isinstance(schema, list):
        for inner in schema:
            yield from objects(inner)


def changed(schema: Any, other: Any, random: Random) -> Any:
    """The schema with one thing different, what is new often from the other schema."""
    schema = copy.deepcopy(schema)
    place = random.choice(list(objects(schema)))
    donor = random.choice(list(objects(other)) or [{}])
    name = random.choice(sorted(place) or [""])
    value = place.get(name)
    match random.choice(["drop", "take", "take", "take all", "swap", "bound", "list", "close"]):
        case "drop":
            place.pop(name, None)
        case "take" if donor:
            taken = random.choice(sorted(donor))
            place[taken] = copy.deepcopy(donor[taken])
        case "take all":
            place.update(copy.deepcopy(donor))
        case "swap" if name in donor:
            place[name] = copy.deepcopy(donor[name])
        case "bound":
            for key, bound in place.items():
                if isinstance(bound, int) and not isinstance(bound, bool):
                    place[key] = max(bound + random.choice([-1, 1]), 0 if key[:3] != "min" else 1)
        case "list" if isinstance(value, list) and len(value) > 1:
            random.shuffle(value)
            value.pop()
        case "close":
            place["additionalProperties"] = False
    return schema


def question(schema: Any, other: Any, random: Random) -> dict[str, str]:
    later = changed(schema, other, random)
    writers = [fuzz.Writer(s, random) for s in (schema, later, schema)]
    documents = [random.choice(writers).document() for _ in range(DOCUMENTS)]
    return {
        "earlier": json.dumps(schema),
        "later": json.dumps(later),
        "documents": json.dumps(documents),
    }


def test_no_false_silence(database_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    counts = {"refused": 0, "silent": 0, "not schemas": 0}

    @hypothesis.seed(7)
    @settings(
        max_examples=SCHEMAS,
        database=None,
        deadline=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(fuzz.schemas(), fuzz.schemas(), st.integers(min_value=0, max_value=2**32))
    def speaks(schema: Any, other: Any, number: int) -> None:
        random = Random(number)
        for _ in range(CHANGES):
            asked = question(schema, other, random)
            try:
                said, refused = db.execute(ASK, asked).fetchone()
            except psycopg.Error as error:
                # What the change made is no JSON Schema, or one that nobody can follow.
                assert error.sqlstate and error.sqlstate[:3] == "MR1", error
                counts["not schemas"] += 1
                continue
            counts["refused"] += bool(refused)
            counts["silent"] += not said
            assert said or not refused, (asked, refused)

    with psycopg.connect(database_url, autocommit=True) as db:
        speaks()
    with capsys.disabled():
        print(f"\n{SCHEMAS * CHANGES} changes of schemas: {counts}", end="")
    assert counts["refused"] > SCHEMAS / 4, "changes that refuse nothing prove little"
    assert counts["silent"] > SCHEMAS / 4, "who always speaks says little"
