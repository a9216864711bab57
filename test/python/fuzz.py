"""Differential fuzz: both halves of the engine against jsonschema-rs, on generated schemas and on
published ones.

As a program (make fuzz) it runs until interrupted or until it finds a difference, which it shrinks
and prints as a line for regressions.jsonl. test_json_schema_fuzz.py runs a fixed number of pairs.
"""

from __future__ import annotations

import json
import os
import sys
import time
from random import Random
from typing import Any

import hypothesis
import jsonschema_rs
import psycopg
import real_schemas
import suite
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from real_schemas import Real

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

# What people write: objects with known properties, often closed; unions told apart by a property;
# definitions used in several places; rules of the kind "if this, then that".
MEMBERS = ["kind", "name", "size", "x-a", "x-b"]
KINDS = ["add", "move", "test"]
LEAVES = st.sampled_from(
    [
        {"type": "string"},
        {"type": "string", "minLength": 1},
        {"type": "string", "pattern": "^[a-z]+$"},
        {"type": "integer"},
        {"type": "integer", "minimum": 0, "maximum": 9},
        {"type": "number", "exclusiveMinimum": 0},
        {"type": "boolean"},
        {"type": ["string", "null"]},
        {"type": ["integer", "string"], "minimum": 1},
        {"enum": KINDS},
        {"enum": ["add", 1, None]},
        {"const": "add"},
        {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
        {"type": "array", "items": {"type": "integer"}, "minItems": 1},
        {},
        True,
    ]
)


def _some(*options: Any) -> st.SearchStrategy[Any]:
    """One of these; the first ones as often as they are listed."""
    return st.sampled_from(options)


@st.composite
def _object(draw: st.DrawFn, inner: st.SearchStrategy[Any]) -> dict[str, Any]:
    """An object with known properties."""
    names = draw(st.lists(st.sampled_from(MEMBERS), min_size=1, max_size=3, unique=True))
    schema: dict[str, Any] = {"type": "object"} if draw(_some(True, True, False)) else {}
    schema["properties"] = {name: draw(inner) for name in names}
    if draw(st.booleans()):
        schema["required"] = draw(st.lists(st.sampled_from(MEMBERS), max_size=2, unique=True))
    rest = draw(_some("closed", "closed", "open", "open", "typed", "pattern", "both"))
    if rest in ("pattern", "both"):
        schema["patternProperties"] = {draw(_some("^x-", "^.", "e$", "^x-a$")): draw(inner)}
    if rest in ("closed", "both"):
        schema["additionalProperties"] = False
    elif rest == "typed":
        schema["additionalProperties"] = draw(inner)
    return schema


@st.composite
def _union(draw: st.DrawFn, inner: st.SearchStrategy[Any]) -> dict[str, Any]:
    """Objects told apart by a property that says what they are."""
    tag = draw(_some("kind", "kind", "name"))
    branches = []
    for value in draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=3)):
        branch = draw(_object(inner))
        says = draw(_some({"const": value}, {"const": value}, {"enum": [value]},
                          {"enum": [value, "other"]}))  # fmt: skip
        branch["properties"] = branch["properties"] | {tag: says}
        if draw(_some(True, True, True, False)):
            branch["required"] = sorted({tag, *branch.get("required", [])})
        branches.append(branch)
    schema = {draw(_some("oneOf", "anyOf")): branches}
    if draw(_some(True, False, False)):
        schema |= {"type": "object", "required": [tag]}
    return schema


@st.composite
def _rules(draw: st.DrawFn, inner: st.SearchStrategy[Any]) -> dict[str, Any]:
    """An object, and rules that hold when something is said in it."""
    schema = draw(_object(inner) | _union(inner))
    rules = []
    for value in draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=2)):
        rule = {"if": {"properties": {"kind": {"const": value}}}}
        if draw(st.booleans()):
            rule["if"]["required"] = ["kind"]
        for keyword in draw(_some(["then"], ["then"], ["then", "else"], ["else"], [])):
            rule[keyword] = draw(_part(inner))
        rules.append(rule)
    if len(rules) == 1 and draw(st.booleans()):
        return schema | rules[0]
    return schema | {"allOf": rules}


@st.composite
def _part(draw: st.DrawFn, inner: st.SearchStrategy[Any]) -> Any:
    """What a rule or dependency adds."""
    name = draw(st.sampled_from(MEMBERS))
    return draw(
        _some({"required": [name]}, {"not": {"required": [name]}}, {"properties": {name: False}})
        | st.builds(lambda schema: {"properties": {name: schema}}, inner)
        | inner
    )


@st.composite
def _depending(draw: st.DrawFn, inner: st.SearchStrategy[Any]) -> dict[str, Any]:
    names = st.lists(st.sampled_from(MEMBERS), min_size=1, max_size=2, unique=True)
    dependencies = st.dictionaries(
        st.sampled_from(MEMBERS), names | _part(inner), min_size=1, max_size=2
    )
    return draw(_object(inner)) | {"dependencies": draw(dependencies)}


@st.composite
def _extended(draw: st.DrawFn, inner: st.SearchStrategy[Any]) -> dict[str, Any]:
    """A definition and more: allOf, as people inherit; or siblings that the $ref hides."""
    base = {"$ref": draw(_some("#/definitions/a", "#/definitions/b"))}
    if draw(_some(True, False, False)):
        return base | {"title": "hidden"} | draw(_object(inner))
    return draw(_some({}, {"type": "object"})) | {"allOf": [base, draw(_object(inner))]}


@st.composite
def _alternatives(draw: st.DrawFn) -> dict[str, Any]:
    """One type or another, each with what belongs to it."""
    extras = {"string": {"minLength": 1}, "integer": {"minimum": 1}, "number": {"maximum": 2},
              "array": {"items": {"type": "string"}}, "object": {"minProperties": 1}}  # fmt: skip
    types = draw(st.lists(st.sampled_from(TYPES), min_size=2, max_size=3, unique=True))
    return {
        draw(_some("oneOf", "anyOf")): [
            {"type": name} | draw(_some({}, extras.get(name, {}))) for name in types
        ]
    }


def _held(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Schemas that hold others without being objects of their own."""
    keyword = _some("anyOf", "oneOf", "allOf")
    return st.one_of(
        st.builds(lambda schema: {"type": "array", "items": schema}, inner),
        st.builds(lambda schema: {"type": "object", "additionalProperties": schema}, inner),
        st.builds(lambda schema: {"anyOf": [schema, {"type": "null"}]}, inner),
        st.builds(
            lambda name, some: {name: some}, keyword, st.lists(inner, min_size=1, max_size=3)
        ),
        st.builds(lambda schema: {"not": schema}, inner),
    )


WRITTEN = st.recursive(
    LEAVES | LEAVES | _alternatives() | st.builds(lambda target: {"$ref": target}, REFERENCES),
    lambda inner: (
        _object(inner)
        | _union(inner)
        | _rules(inner)
        | _depending(inner)
        | _extended(inner)
        | _held(inner)
    ),
    max_leaves=8,
)


@st.composite
def schemas(draw: st.DrawFn) -> Any:
    """A schema whose references all have a target: one of any keywords, or as people write it."""
    kind = draw(_some(WRITTEN, WRITTEN, SUBSCHEMAS))
    root = draw(kind)
    if not isinstance(root, dict) or "$ref" in root:
        root = {"allOf": [root]}
    text = json.dumps(root)
    if "#/definitions/" in text:
        root["definitions"] = {"a": draw(kind), "b": draw(kind)}
    return root


class Writer:
    """Documents for a schema, as somebody would write them who has read it; not always rightly."""

    def __init__(self, schema: Any, random: Random) -> None:
        self.root = schema
        self.random = random

    def document(self) -> Any:
        document = self.write(self.root, 6)
        for _ in range(self.random.choice([0, 0, 0, 1, 1, 2])):
            document = self.spoil(document)
        return document

    def write(self, schema: Any, depth: int) -> Any:
        """A value that may be valid."""
        random = self.random
        if not isinstance(schema, dict) or depth == 0:
            return self.scalar()
        if isinstance(schema.get("$ref"), str):
            name = schema["$ref"].rpartition("/")[2]
            target = self.root if name == "#" else self.root.get("definitions", {}).get(name)
            return self.write(target, depth - 1)
        if "const" in schema:
            return schema["const"]
        if schema.get("enum"):
            return random.choice(schema["enum"])
        # Objects in one place are put together: what each part asks for is there.
        parts = [schema]
        for keyword in ("allOf", "anyOf", "oneOf"):
            branches = schema.get(keyword, [])
            if branches:
                parts += branches if keyword == "allOf" else [random.choice(branches)]
        parts += [
            schema[name] for name in ("then", "else") if name in schema and random.random() < 0.5
        ]
        values = [self.alone(schema, depth)]
        values += [self.write(part, depth - 1) for part in parts[1:]]
        objects = [value for value in values if isinstance(value, dict)]
        if objects and random.random() < 0.9:
            return {name: value for part in objects for name, value in part.items()}
        return random.choice([value for value in values if value is not NOTHING] or [self.scalar()])

    def alone(self, schema: dict[str, Any], depth: int) -> Any:
        """What the keywords of this schema ask for that apply no other to the same value."""
        random = self.random
        kinds = schema.get("type", [])
        kinds = [kinds] if isinstance(kinds, str) else kinds
        members = ("properties", "required", "patternProperties", "additionalProperties",
                   "dependencies", "minProperties")  # fmt: skip
        if not kinds:
            kinds = (
                ["object"] if any(name in schema for name in members)
                else ["array"] if "items" in schema or "contains" in schema
                else []
            )  # fmt: skip
        if not kinds:
            return NOTHING if len(schema) > 0 else self.scalar()
        match random.choice(kinds):
            case "object":
                return self.object(schema, depth)
            case "array":
                items = schema.get("items", schema.get("contains", True))
                if isinstance(items, list):
                    return [self.write(item, depth - 1) for item in items]
                return [self.write(items, depth - 1) for _ in range(random.choice([0, 1, 1, 2, 3]))]
            case "string":
                return random.choice(["add", "move", "test", "a", "ab", "", "b"])
            case "integer":
                return random.choice([0, 1, 2, 3, 7, 10, -1])
            case "number":
                return random.choice([0, 1, 0.5, 2.0, 7, -2.5])
            case "boolean":
                return random.choice([True, False])
        return None

    def object(self, schema: dict[str, Any], depth: int) -> dict[str, Any]:
        random = self.random
        properties = schema.get("properties", {})
        required = schema.get("required", [])
        document = {}
        for name, inner in properties.items():
            if name in required or random.random() < 0.7:
                document[name] = self.write(inner, depth - 1)
        for name in required:
            if name not in document:
                document[name] = self.scalar()
        patterns = list(schema.get("patternProperties", {}).values())
        additional = schema.get("additionalProperties")
        if patterns and random.random() < 0.6:
            document[random.choice(["x-a", "x-b", "size"])] = self.write(patterns[0], depth - 1)
        if additional is not False and random.random() < 0.4:
            document[random.choice(MEMBERS)] = self.write(additional, depth - 1)
        return document

    def scalar(self) -> Any:
        return self.random.choice(["add", "move", "a", "", 0, 1, 1.5, True, None, [], {}, ["a"]])

    def spoil(self, value: Any) -> Any:
        """The value with something else somewhere in it."""
        random = self.random
        if isinstance(value, dict) and value and random.random() < 0.8:
            name = random.choice(sorted(value))
            match random.choice(["drop", "add", "change", "inside", "inside"]):
                case "drop":
                    return {key: inner for key, inner in value.items() if key != name}
                case "add":
                    return value | {random.choice(MEMBERS): self.scalar()}
                case "change":
                    return value | {name: self.scalar()}
            return value | {name: self.spoil(value[name])}
        if isinstance(value, list) and value and random.random() < 0.8:
            n = random.randrange(len(value))
            return [*value[:n], self.spoil(value[n]), *value[n + 1 :]]
        return self.scalar()


NOTHING = object()


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
    """What the compiled check and is_valid() answer; nothing of it stays. None where is_valid()
    says something else in a batch: of the document alone, or among all of them."""
    with connection.transaction(force_rollback=True):
        connection.execute("SELECT json_schema.compile('fuzz', %s)", [json.dumps(schema)])
        rows = connection.execute(
            f"""
            SELECT json_schema.check_fuzz(document),
                   json_schema.is_valid(%(schema)s::jsonb, document),
                   {suite.IN_BATCH},
                   n <> ALL (doubtful),
                   cardinality(doubtful) = cardinality(documents)
              FROM (SELECT ARRAY(SELECT jsonb_array_elements(%(documents)s::jsonb)) AS documents)
                   AS _,
                   LATERAL (SELECT {suite.DOUBTFUL} AS doubtful OFFSET 0) AS __,
                   unnest(documents) WITH ORDINALITY AS ___ (document, n)
             ORDER BY n
            """,
            {"schema": json.dumps(schema), "documents": json.dumps(documents), "formats": False},
        ).fetchall()
    # All are in doubt where a branch would have to be refused.
    return [row[0] for row in rows], [
        row[1] if row[1] is row[2] and (row[1] is row[3] or row[4]) else None for row in rows
    ]


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
    @given(schemas(), st.integers(min_value=0, max_value=2**32))
    def agree(schema: Any, number: int) -> None:
        nonlocal pairs
        writer = Writer(schema, Random(number))
        documents = [writer.document() for _ in range(DOCUMENTS_PER_SCHEMA)]
        pairs += compare(connection, schema, documents)

    if seed is not None:
        agree = hypothesis.seed(seed)(agree)
    agree()
    return pairs


def run_real(connection: psycopg.Connection, reals: list[Real], random: Random) -> int:
    """Compare on mutants of the documents of one published schema; the number of answers."""
    real = random.choice(reals)
    spoilt = real_schemas.mutants(real.documents, random)
    documents = [*real.documents, *(next(spoilt) for _ in range(200))]
    for answer in real_schemas.compare(connection, real, documents):
        if not answer.agree:
            raise AssertionError(f"{real.name}: {answer}")
    return len(documents)


def main() -> int:
    begun, pairs, real = time.monotonic(), 0, 0
    reals, random = real_schemas.load(), Random()
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        try:
            while True:
                pairs += run(connection, 200)
                real += run_real(connection, reals, random)
                print(
                    f"{pairs} pairs agree, {real} documents of published schemas,"
                    f" {time.monotonic() - begun:.0f} s",
                    file=sys.stderr,
                )
        except KeyboardInterrupt:
            return 0
        except AssertionError as difference:
            print(difference)
            return 1


if __name__ == "__main__":
    sys.exit(main())
