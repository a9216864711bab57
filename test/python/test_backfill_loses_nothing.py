"""plan_backfill(): every leaf of any legacy document is in the new one, in its place, in the field
that it states, or under legacy_values."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

PLAN = (
    "SELECT metadata::text, check_model_metadata(metadata)"
    "  FROM plan_backfill('m', %s::jsonb::text, %s, 'https://o.example/m')"
)
# The same document as a text that PostgreSQL has not normalised.
PLAN_TEXT = PLAN.replace("::jsonb", "")
# What a value in the wild looks like, beside what hypothesis thinks of.
WORDS = [
    "",
    " ",
    "~1.2M",
    "1.20M",
    "1204736",
    "1,204,736",
    "many",
    "0.87",
    "1e-5",
    "NaN",
    "ADNI",
    "GEO; GSE1",
    "true",
    "False",
    "internal",
    "[1, 2",
    '[1, {"a": null}]',
    '{"auc": "0.9", "by": {}}',
    '"quoted"',
    "m",
]
texts = st.sampled_from(WORDS) | st.text(st.characters(exclude_characters="\0", codec="utf-8"))
numbers = st.sampled_from([0, 1, 5, 1204736, 1304736, -1]) | st.integers(-(10**20), 10**20)
leaves = st.none() | st.booleans() | numbers | st.floats(-1e9, 1e9) | texts
keys = st.sampled_from(["auc", "by", "name", "n", "lr"]) | texts
values = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3)
)
Given = tuple[str, str]


def documents(database: psycopg.Connection) -> st.SearchStrategy[str]:
    """Legacy metadata: the keys that the rules read, those of the schema, and others."""
    known = [
        key
        for (key,) in database.execute(
            "SELECT legacy_key FROM legacy_keys"
            " UNION SELECT jsonb_object_keys(schema->'properties') FROM metadata_schemas"
            " ORDER BY 1"
        )
    ]
    # Keys that often stand together are drawn often.
    known += ["legacy_values", "legacy_metadata", "equations", "species", "parameters"]
    known += ["coefficients", "intercept", "parameter_count", "n_params", "training_data"]
    objects = st.dictionaries(st.sampled_from(known) | texts, values, max_size=8).map(json.dumps)
    return objects | objects.map(json.dumps) | values.map(json.dumps)


def decoded(legacy: str) -> Any:
    """What a legacy document says, JSON held in strings read: the meaning that must not be lost."""

    def read(text: str) -> Any:
        try:
            return json.loads(text, parse_float=Decimal, parse_int=Decimal, parse_constant=no_json)
        except ValueError:
            return None

    document = read(legacy)
    while isinstance(document, str) and (inner := read(document)) is not None:
        document = inner
    if not isinstance(document, dict):
        return {"legacy_metadata": document}
    for key, value in document.items():
        if isinstance(value, str) and value.lstrip(" \t\n\r\f\v").startswith(("[", "{")):
            document[key] = read(value) or value
    return document


def no_json(constant: str) -> Any:
    raise ValueError(constant)


def leaf_paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Every scalar, null and empty container, with the way to it."""
    if value and isinstance(value, dict | list):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in items:
            yield from leaf_paths(inner, (*path, key))
    else:
        yield path, value


def at(value: Any, path: tuple[Any, ...]) -> Any:
    """What stands there, or a value that equals no other."""
    for key in path:
        try:
            value = value[key]
        except (KeyError, IndexError, TypeError):
            return no_json
    return value


def same(one: Any, other: Any) -> bool:
    """true is not 1 here, and [] not {}."""
    return type(one) is type(other) and one == other


def lost(
    database: psycopg.Connection, legacy: str, origin_type: str, plan: str = PLAN
) -> list[Any]:
    """The leaves of a legacy document that its plan does not hold."""
    states: dict[str, list[str]] = {}
    for key, field in database.execute("SELECT legacy_key, field FROM legacy_keys"):
        states.setdefault(key, []).append(field)
    try:
        with database.transaction():
            text, accepted = database.execute(plan, [legacy, origin_type]).fetchone()
    except psycopg.DatabaseError as error:
        assert error.sqlstate == "MR006", error  # it states another is_external
        return []
    assert accepted or origin_type == "external"  # which needs a source and its version
    new = json.loads(text, parse_float=Decimal, parse_int=Decimal)
    return [
        path
        for path, leaf in leaf_paths(decoded(legacy))
        if path
        and not any(
            same(at(new, (*place, *path[1:])), leaf)
            for place in (
                (path[0],),
                ("legacy_values", path[0]),
                *((field,) for field in states.get(path[0], [])),
            )
        )
    ]


@pytest.fixture
def database(db: psycopg.Connection) -> psycopg.Connection:
    db.execute("SET search_path TO public, tap")
    return db


def search(database: psycopg.Connection, examples: int) -> None:
    """Look for a legacy document that loses something, or whose new form the schema refuses."""

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @given(documents(database), st.sampled_from(["internal", "external"]))
    def nothing_is_lost(legacy: str, origin_type: str) -> None:
        assert lost(database, legacy, origin_type) == [], "a leaf is lost"

    nothing_is_lost()


def test_no_leaf_of_any_legacy_document_is_lost(database: psycopg.Connection) -> None:
    search(database, 600)


@pytest.mark.parametrize(
    ("rule", "bug"),
    [
        # What is set aside is forgotten.
        ("'legacy_values', _aside", "'legacy_values', '{}'::jsonb"),
        # Only what differs in text counts as another value.
        ("metadata->key IS DISTINCT FROM value", "metadata->key IS NULL"),
        # What was there under legacy_values is overwritten.
        ("IF _legacy ? 'legacy_values' THEN", "IF false THEN"),
    ],
)
def test_a_planted_bug_is_found(database: psycopg.Connection, rule: str, bug: str) -> None:
    (source,) = database.execute(
        "SELECT pg_get_functiondef('plan_backfill(text, text, text, text)'::regprocedure)"
    ).fetchone()
    assert rule in source
    database.execute(source.replace(rule, bug).replace("%", "%%"), [])
    with pytest.raises(AssertionError, match="a leaf is lost"):
        search(database, 600)


@pytest.mark.parametrize(
    "legacy",
    [
        '{"training_data": {"name": "ADNI", "n": 800}, "trained_on": "ADNI"}',
        '{"training_config": "see wiki", "hyperparameters": {"lr": 0.1}}',
        '{"benchmark_id": 5, "benchmark": "mmlu"}',
        '{"parameter_count": 1204736, "n_params": "~1.2M"}',
        '{"parameter_count": "~1.2M", "n_params": 1204736}',
        '{"is_external": "no"}',
        '{"legacy_values": {"framework": 1}, "framework": 7}',
        '{"legacy_values": [null]}',
        '{"evaluation_metrics": {"auc": 0.8, "by": {}, "f1": null}}',
        '{"evaluation_metrics": {}, "eval_metrics": {"auc": 1}}',
        '{"trained_on": [["GEO", "GSE1"], ["GEO", "GSE2"]]}',
        '{"trained_on": ["GEO; GSE1", null]}',
        '{"held_for_review": null, "license": {}}',
        '{"base_model_id": "m"}',
        '[{"a": null}, {}]',
        '"[null, []]"',
    ],
)
def test_known_cases_lose_nothing(database: psycopg.Connection, legacy: str) -> None:
    assert lost(database, legacy, "internal") == []
    assert lost(database, legacy, "internal", PLAN_TEXT) == []
