"""Differential fuzz: both halves of the engine against jsonschema-rs, on generated schemas.

As a program (make fuzz) it runs until interrupted or until it finds a difference, which it shrinks
and prints as a line for regressions.jsonl. test_json_schema_fuzz.py runs a fixed number of pairs.
"""

from __future__ import annotations

import json
import os
import sys
import time
from typing import Any

import hypothesis
import jsonschema_rs
import psycopg
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

DOCUMENTS_PER_SCHEMA = 40

# A small alphabet: what schemas ask for and what documents hold must meet often.
NAMES = st.sampled_from(["a", "b", "ab", "", "$ref", "a/b", "ä", "'", '"\\$$%s'])
NUMBERS = st.sampled_from(
    [0, 1, -1, 2, 3, 1.0, 0.5, 1.5, -2.5, 0.01, 7, 1e10, 12345678901234567890]
)
STRINGS = st.sampled_from(["", "a", "b", "ab", "abc", "A", "é", "e\u0301", "😀", "1", "aa\n", "%"])
TYPES = ["null", "boolean", "integer", "number", "string", "array", "object"]
PATTERNS = st.sampled_from(
    ["^a", "b$", "^ab$", "a", "^$", "^[a-c]+$", "^.$", r"\d", r"^\S*$", "a|b", "^(a|ab)c?$", "%"]
)
SCALARS = st.none() | st.booleans() | NUMBERS | STRINGS
DOCUMENTS = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=6,
)
SMALL = st.sampled_from([0, 1, 2, 3, 2.0])
REFERENCES = st.sampled_from(["#", "#/definitions/a", "#/definitions/b"])


def _keywords(inner: st.SearchStrategy[Any]) -> dict[str, st.SearchStrategy[Any]]:
    branches = st.lists(inner, min_size=1, max_size=3)
    members = st.dictionaries(NAMES, inner, max_size=3)
    return {
        "type": st.sampled_from(TYPES) | st.lists(st.sampled_from(TYPES), min_size=1, unique=True),
        "enum": st.lists(DOCUMENTS, min_size=1, max_size=3),
        "const": DOCUMENTS,
        "minimum": NUMBERS,
        "maximum": NUMBERS,
        "exclusiveMinimum": NUMBERS,
        "exclusiveMaximum": NUMBERS,
        "multipleOf": st.sampled_from([1, 2, 0.5, 0.01, 1.0, 3]),
        "minLength": SMALL,
        "maxLength": SMALL,
        "pattern": PATTERNS,
        "items": inner | st.lists(inner, max_size=3),
        "additionalItems": inner,
        "contains": inner,
        "minItems": SMALL,
        "maxItems": SMALL,
        "uniqueItems": st.booleans(),
        "properties": members,
        "patternProperties": st.dictionaries(PATTERNS, inner, max_size=2),
        "additionalProperties": inner,
        "propertyNames": inner,
        "required": st.lists(NAMES, max_size=2, unique=True),
        "minProperties": SMALL,
        "maxProperties": SMALL,
        "dependencies": st.dictionaries(
            NAMES, inner | st.lists(NAMES, max_size=2, unique=True), max_size=2
        ),
        "allOf": branches,
        "anyOf": branches,
        "oneOf": branches,
        "not": inner,
        "if": inner,
        "then": inner,
        "else": inner,
        "title": STRINGS,
        "unknown": DOCUMENTS,
    }


@st.composite
def _schema_object(draw: st.DrawFn, inner: st.SearchStrategy[Any]) -> dict[str, Any]:
    keywords = _keywords(inner)
    names = draw(st.lists(st.sampled_from(sorted(keywords)), min_size=1, max_size=4, unique=True))
    return {name: draw(keywords[name]) for name in names}


@st.composite
def _discriminated(draw: st.DrawFn, inner: st.SearchStrategy[Any]) -> dict[str, Any]:
    """Branches that a property or the type tells apart, as people write them."""
    keyword = draw(st.sampled_from(["oneOf", "anyOf"]))
    if draw(st.booleans()):
        types = draw(st.lists(st.sampled_from(TYPES), min_size=2, max_size=3, unique=True))
        return {keyword: [{"type": name} | _as_object(draw(inner)) for name in types]}
    name = draw(NAMES)
    values = draw(st.lists(SCALARS, min_size=2, max_size=3))
    branches = [
        {
            "type": draw(st.sampled_from(["object", ["object", "null"]])),
            "properties": {name: {"const": value}}
            | draw(st.dictionaries(NAMES, inner, max_size=1)),
        }
        | draw(st.sampled_from([{"required": [name]}, {"required": [name]}, {}]))
        for value in values
    ]
    return {keyword: branches} | draw(st.sampled_from([{}, {"required": [name]}]))


def _as_object(schema: Any) -> dict[str, Any]:
    return schema if isinstance(schema, dict) else {}


SUBSCHEMAS = st.recursive(
    st.booleans()
    | _schema_object(st.booleans())
    | st.builds(lambda target: {"$ref": target}, REFERENCES),
    lambda inner: _schema_object(inner) | _discriminated(inner),
    max_leaves=5,
)


@st.composite
def schemas(draw: st.DrawFn) -> Any:
    """A schema whose references all have a target."""
    root = draw(SUBSCHEMAS)
    if not isinstance(root, dict) or "$ref" in root:
        root = {"allOf": [root]}
    if "#/definitions/" in json.dumps(root):
        root["definitions"] = {"a": draw(SUBSCHEMAS), "b": draw(SUBSCHEMAS)}
    return root


def expected(schema: Any, documents: list[Any]) -> list[bool] | None:
    """What jsonschema-rs answers; None for a schema it refuses."""
    try:
        validator = jsonschema_rs.Draft7Validator(schema, validate_formats=False)
        return [validator.is_valid(document) for document in documents]
    except (ValueError, jsonschema_rs.ReferencingError):
        return None


def answers(
    connection: psycopg.Connection, schema: Any, documents: list[Any]
) -> tuple[list[bool], list[bool]]:
    """What the compiled check and is_valid() answer; nothing of it stays."""
    with connection.transaction(force_rollback=True):
        connection.execute("SELECT json_schema.compile('fuzz', %s)", [json.dumps(schema)])
        rows = connection.execute(
            """
            SELECT json_schema.check_fuzz(document), json_schema.is_valid(%s::jsonb, document)
              FROM jsonb_array_elements(%s::jsonb) WITH ORDINALITY AS _ (document, n)
             ORDER BY n
            """,
            [json.dumps(schema), json.dumps(documents)],
        ).fetchall()
    return [row[0] for row in rows], [row[1] for row in rows]


def compare(connection: psycopg.Connection, schema: Any, documents: list[Any]) -> int:
    """Raise AssertionError at the first document with different answers; the number of pairs."""
    wanted = expected(schema, documents)
    if wanted is None:
        return 0
    try:
        compiled, interpreted = answers(connection, schema, documents)
    except psycopg.Error as error:
        if error.sqlstate in ("MR104", "MR105"):  # a schema that never ends: rightly refused
            return 0
        raise AssertionError(_line(schema, documents, f"{error.sqlstate}: {error}")) from error
    for document, want, check, valid in zip(documents, wanted, compiled, interpreted, strict=True):
        if not want is check is valid:
            found = f"jsonschema-rs {want}, compiled {check}, is_valid() {valid}"
            raise AssertionError(_line(schema, document, found))
    return len(documents)


def _line(schema: Any, document: Any, found: str) -> str:
    return f"{found}\n" + json.dumps({"schema": schema, "document": document})


def run(connection: psycopg.Connection, examples: int, *, seed: int | None = None) -> int:
    """Compare on so many schemas, DOCUMENTS_PER_SCHEMA documents each; the number of pairs."""
    pairs = 0

    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(
        schemas(), st.lists(DOCUMENTS, min_size=DOCUMENTS_PER_SCHEMA, max_size=DOCUMENTS_PER_SCHEMA)
    )
    def agree(schema: Any, documents: list[Any]) -> None:
        nonlocal pairs
        pairs += compare(connection, schema, documents)

    if seed is not None:
        agree = hypothesis.seed(seed)(agree)
    agree()
    return pairs


def main() -> int:
    begun, pairs = time.monotonic(), 0
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        try:
            while True:
                pairs += run(connection, 200)
                print(f"{pairs} pairs agree, {time.monotonic() - begun:.0f} s", file=sys.stderr)
        except KeyboardInterrupt:
            return 0
        except AssertionError as difference:
            print(difference)
            return 1


if __name__ == "__main__":
    sys.exit(main())
