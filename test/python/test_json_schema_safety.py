"""Hostile schemas and documents: a right answer or a clear error, soon, and the backend lives."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from urllib.parse import quote

import psycopg
import pytest
from conftest import FreshDatabase, libpq_environment, pg_dump

DEPTH = 10_000

HOSTILE_NAMES = [
    "",
    " ",
    "__proto__",
    "constructor",
    "$ref",
    "$$",
    "$q$;--",
    "%",
    "%s%I%L",
    "%25",
    "/",
    "~",
    "~1~0",
    "'",
    "'; DROP TABLE json_schema.documents; --",
    '"',
    "\\",
    "\\u0041",
    "a\nb\tc",
    "\u0001",
    "é",
    "e\u0301",
    "💩",
    "\u202e",
    "{}",
    "[0]",
    "0",
    "-1",
    "x" * 10_000,
]


@pytest.fixture
def engine(db: psycopg.Connection) -> Iterator[psycopg.Connection]:
    """A connection that finds nothing unqualified and waits for nothing longer than three
    minutes; afterwards the same backend must still be there."""
    db.execute("SET search_path = ''")
    db.execute("SET statement_timeout = '180s'")
    (backend,) = db.execute("SELECT pg_backend_pid()").fetchone()
    yield db
    db.rollback()
    assert db.execute("SELECT pg_backend_pid()").fetchone() == (backend,)


def errors(engine: psycopg.Connection, schema: str | dict, instance: str) -> list[tuple[str, str]]:
    """Where the errors are, and which keyword says so."""
    text = schema if isinstance(schema, str) else json.dumps(schema)
    return engine.execute(
        "SELECT instance_location, keyword FROM json_schema.errors(%s::jsonb, %s::jsonb)",
        (text, instance),
    ).fetchall()


def raised(engine: psycopg.Connection, schema: str | dict, instance: str) -> str:
    """The SQLSTATE that errors() raises; every error says what, where, and what to do."""
    with pytest.raises(psycopg.Error) as caught, engine.transaction():
        errors(engine, schema, instance)
    assert caught.value.diag.message_primary
    assert caught.value.diag.message_detail
    assert caught.value.diag.message_hint
    return caught.value.sqlstate


def nested(depth: int, leaf: str) -> str:
    return "[" * depth + leaf + "]" * depth


@pytest.mark.parametrize(
    "schema",
    [
        {"type": ["array", "null"], "items": {"$ref": "#"}},
        {"allOf": [{"type": ["array", "null"]}, {"items": {"$ref": "#"}}]},
        {"if": {"type": "array"}, "then": {"items": {"$ref": "#"}}, "else": {"type": "null"}},
    ],
)
def test_a_deep_document_is_read_to_its_end(engine: psycopg.Connection, schema: dict) -> None:
    assert errors(engine, schema, nested(DEPTH, "1")) == [("/0" * DEPTH, "type")]


def test_a_deep_object_is_read_to_its_end(engine: psycopg.Connection) -> None:
    schema = {"properties": {"a": {"$ref": "#"}}, "additionalProperties": False}
    document = '{"a":' * 2000 + '{"b":1}' + "}" * 2000
    assert errors(engine, schema, document) == [("/a" * 2000 + "/b", "additionalProperties")]


@pytest.mark.parametrize("keyword", ["anyOf", "oneOf"])
def test_a_choice_is_followed_down_or_refused(engine: psycopg.Connection, keyword: str) -> None:
    schema = {keyword: [{"type": "null"}, {"type": "array", "items": {"$ref": "#"}}]}
    assert errors(engine, schema, nested(40, "null")) == []
    assert errors(engine, schema, nested(40, "1")) == [("", keyword)]
    assert raised(engine, schema, nested(DEPTH, "null")) == "MR105"


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ('{"not":', "}"),
        ('{"contains":', "}"),
        ('{"anyOf":[', "]}"),
        ('{"if":{},"then":{"not":', "}}"),
    ],
)
def test_a_deep_schema(engine: psycopg.Connection, opening: str, closing: str) -> None:
    depth = DEPTH // 4
    schema = opening * depth + "{}" + closing * depth
    assert raised(engine, schema, nested(depth, "1")) == "MR105"


ENTRIES = [
    "errors(%(schema)s, '1')",
    "is_valid(%(schema)s, '1')",
    "explain(%(schema)s, '1')",
    "output(%(schema)s, '1')",
    "check_schema(%(schema)s)",
    "compile('deep', %(schema)s)",
    "resolve_references(%(schema)s)",
    "register_document('urn:deep', %(schema)s)",
    "validate_json_schema(%(schema)s, '1', '{}')",
]


@pytest.mark.parametrize("entry", ENTRIES)
@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ('{"allOf":[', "]}"),
        ('{"items":[', "]}"),
        ('{"definitions":{"a":', "}}"),
        ('{"not":', "}"),
        ('{"$id":"urn:deep","$ref":"urn:deep#/not","not":', "}"),
        ('{"enum":[[', "]]}"),
    ],
)
def test_the_deepest_schemas_raise_no_error_of_the_server(
    engine: psycopg.Connection, entry: str, opening: str, closing: str
) -> None:
    """A schema as deep as the cast from text takes it is read, or refused as too deep."""
    schema = opening * (DEPTH // 4) + "{}" + closing * (DEPTH // 4)
    try:
        with engine.transaction():
            engine.execute(f"SELECT count(*) FROM json_schema.{entry}", {"schema": schema})
    except psycopg.Error as error:
        assert error.sqlstate in {"MR101", "MR102", "MR104", "MR105"}, error


@pytest.mark.parametrize("schema", ['{"enum":[1,[1]]}', '{"const":[1]}', '{"uniqueItems":true}'])
def test_the_deepest_documents_are_compared(engine: psycopg.Connection, schema: str) -> None:
    inner = nested(DEPTH, "1")
    document = f"[{inner},{inner}]"
    assert len(errors(engine, schema, document)) == 1
    engine.execute("SELECT json_schema.compile('deepest', %s)", [schema])
    check = engine.execute("SELECT json_schema.check_deepest(%s::jsonb)", [document])
    assert check.fetchone() == (False,)


def test_a_deep_schema_that_needs_no_choice(engine: psycopg.Connection) -> None:
    schema = '{"items":' * 2000 + '{"type":"null"}' + "}" * 2000
    assert errors(engine, schema, nested(2000, "1")) == [("/0" * 2000, "type")]


def test_a_schema_that_refers_to_itself(engine: psycopg.Connection) -> None:
    tree = {"properties": {"left": {"$ref": "#"}, "right": {"$ref": "#"}}, "required": ["value"]}
    document = {"value": 1, "left": {"value": 2, "right": {}}}
    assert errors(engine, tree, json.dumps(document)) == [("/left/right", "required")]


@pytest.mark.parametrize(
    ("schema", "instance"),
    [
        ({"$ref": "#"}, "1"),
        ({"allOf": [{"$ref": "#"}]}, "1"),
        ({"not": {"$ref": "#"}}, "1"),
        ({"anyOf": [{"type": "null"}, {"dependencies": {"a": {"$ref": "#"}}}]}, '{"a": 1}'),
        (
            {
                "definitions": {
                    "a": {"$ref": "#/definitions/b"},
                    "b": {"if": {"$ref": "#/definitions/c"}, "then": False},
                    "c": {"oneOf": [True, {"$ref": "#/definitions/a"}]},
                },
                "items": {"$ref": "#/definitions/a"},
            },
            "[1]",
        ),
    ],
)
def test_references_in_a_circle_are_refused(
    engine: psycopg.Connection, schema: dict, instance: str
) -> None:
    assert raised(engine, schema, instance) == "MR104"


def test_a_circle_that_is_not_reached(engine: psycopg.Connection) -> None:
    schema = {
        "definitions": {"x": {"$ref": "#/definitions/x"}, "y": {"$ref": "#/nowhere"}},
        "properties": {"a": {"$ref": "#/definitions/x"}, "b": {"type": "null"}},
    }
    assert errors(engine, schema, '{"b": 1}') == [("/b", "type")]
    assert raised(engine, schema, '{"a": 1}') == "MR104"


@pytest.mark.parametrize(
    ("schema", "reached", "not_reached"),
    [
        ({"allOf": [{"$ref": "#"}]}, "1", None),
        (
            {"anyOf": [{"type": "null"}, {"dependencies": {"a": {"$ref": "#"}}}]},
            '{"a": 1}',
            '{"b": 1}',
        ),
        (
            {
                "definitions": {"x": {"$ref": "#/definitions/x"}},
                "properties": {"a": {"$ref": "#/definitions/x"}},
            },
            '{"a": 1}',
            '{"b": 1}',
        ),
    ],
)
def test_a_compiled_circle(
    engine: psycopg.Connection, schema: dict, reached: str, not_reached: str | None
) -> None:
    engine.execute("SELECT json_schema.compile('circle', %s)", [json.dumps(schema)])
    check = "SELECT json_schema.check_circle(%s::jsonb)"
    with pytest.raises(psycopg.Error) as caught, engine.transaction():
        engine.execute(check, [reached])
    assert caught.value.sqlstate == "MR104"
    if not_reached is not None:
        assert engine.execute(check, [not_reached]).fetchone() == (True,)


@pytest.mark.parametrize(("depth", "sqlstate"), [(150, None), (3_000, "MR105")])
def test_a_deep_schema_is_compiled_or_refused(
    engine: psycopg.Connection, depth: int, sqlstate: str | None
) -> None:
    schema = '{"properties":{"a":' * depth + '{"type":"null"}' + "}}" * depth
    document = '{"a":' * depth + "1" + "}" * depth
    if sqlstate is None:
        engine.execute("SELECT json_schema.compile('deep', %s)", [schema])
        check = engine.execute("SELECT json_schema.check_deep(%s::jsonb)", [document])
        assert check.fetchone() == (False,)
    else:
        with pytest.raises(psycopg.Error) as caught, engine.transaction():
            engine.execute("SELECT json_schema.compile('deep', %s)", [schema])
        assert caught.value.sqlstate == sqlstate
        assert "schema" in caught.value.diag.message_primary


def test_a_compiled_chain_of_a_thousand_references(engine: psycopg.Connection) -> None:
    chain = {f"d{n}": {"$ref": f"#/definitions/d{n + 1}"} for n in range(1000)}
    schema = {"$ref": "#/definitions/d0", "definitions": chain | {"d1000": {"type": "null"}}}
    engine.execute("SELECT json_schema.compile('chain', %s)", [json.dumps(schema)])
    check = engine.execute("SELECT json_schema.check_chain('null'), json_schema.check_chain('1')")
    assert check.fetchone() == (True, False)


def test_thousands_of_allof(engine: psycopg.Connection) -> None:
    schema = '{"allOf":[' * 2_500 + "{}" + "]}" * 2_500
    with pytest.raises(psycopg.Error) as caught, engine.transaction():
        engine.execute("SELECT json_schema.compile('deep', %s)", [schema])
    assert caught.value.sqlstate == "MR105"


@pytest.mark.parametrize("keyword", ["allOf", "anyOf", "oneOf"])
def test_many_ways_to_one_schema(engine: psycopg.Connection, keyword: str) -> None:
    """Twice the same $ref, 25 levels deep: each value meets each schema once."""
    definitions = {f"d{n}": {keyword: [{"$ref": f"#/definitions/d{n + 1}"}] * 2} for n in range(25)}
    schema = {"$ref": "#/definitions/d0", "definitions": definitions | {"d25": {"type": "null"}}}
    assert len(errors(engine, schema, "1")) == 1
    assert len(errors(engine, schema, "null")) == (1 if keyword == "oneOf" else 0)
    engine.execute("SELECT json_schema.compile('ways', %s)", [json.dumps(schema)])
    check = engine.execute("SELECT json_schema.check_ways('null'), json_schema.check_ways('1')")
    assert check.fetchone() == (keyword != "oneOf", False)


@pytest.mark.parametrize("keyword", ["anyOf", "oneOf"])
def test_many_ways_by_different_branches(engine: psycopg.Connection, keyword: str) -> None:
    """What several branches refer to is asked once about a value, with or without compiling."""
    levels = {
        f"d{n}": {
            keyword: [
                {"allOf": [{"$ref": f"#/definitions/d{n + 1}"}, {"minimum": n}]},
                {"allOf": [{"$ref": f"#/definitions/d{n + 1}"}, {"maximum": 0}]},
            ]
        }
        for n in range(40)
    }
    child = {"properties": {"child": {"$ref": "#/definitions/node"}}}
    node = {"type": "object", keyword: [child | {"required": [name]} for name in "ab"]}
    for root, value, expected in [
        ("d0", 50, True),
        ("d0", "no", False),
        ("d0", 10, False),
        ("node", json.loads('{"a": 1, "child": ' * 200 + '{"b": 1}' + "}" * 200), True),
        ("node", json.loads('{"a": 1, "child": ' * 200 + "{}" + "}" * 200), False),
    ]:
        definitions = levels | {"d40": {"type": "number"}, "node": node}
        schema = {"$ref": f"#/definitions/{root}", "definitions": definitions}
        if root == "d0":
            assert (errors(engine, schema, json.dumps(value)) == []) is expected
        engine.execute("SELECT json_schema.compile('ways', %s)", [json.dumps(schema)])
        check = engine.execute("SELECT json_schema.check_ways(%s)", [json.dumps(value)])
        assert check.fetchone() == (expected,)


def test_many_all_of_inside_each_other(engine: psycopg.Connection) -> None:
    schema = '{"allOf":[' * 3000 + '{"type":"null"}' + "]}" * 3000
    assert errors(engine, schema, "1") == [("", "type")]


def test_long_lists_of_constants(engine: psycopg.Connection) -> None:
    items = json.dumps([*range(1, 2000), "no"])
    assert errors(engine, {"items": {"enum": list(range(10_000))}}, items) == [("/1999", "enum")]
    constants = {"items": {"oneOf": [{"const": n} for n in range(1000)]}}
    assert errors(engine, constants, json.dumps([*range(999), 1000])) == [("/999", "oneOf")]


def test_the_schema_is_named_where_it_is_too_deep(engine: psycopg.Connection) -> None:
    schema = '{"not":' * 150 + "{}" + "}" * 150
    with pytest.raises(psycopg.Error) as caught, engine.transaction():
        errors(engine, schema, "1")
    assert caught.value.sqlstate == "MR105"
    assert "/not/not/not" in caught.value.diag.message_detail


def test_max_errors_bounds_the_work(engine: psycopg.Connection) -> None:
    document = json.dumps({"m": {f"metric {n}": "bad" for n in range(200_000)}})
    schema = {"properties": {"m": {"additionalProperties": {"type": "number"}}}}
    engine.execute("SET statement_timeout = '60s'")
    (count,) = engine.execute(
        "SELECT count(*) FROM json_schema.errors(%s::jsonb, %s::jsonb, max_errors => 10)",
        (json.dumps(schema), document),
    ).fetchone()
    assert count == 10


def test_a_chain_of_a_thousand_references(engine: psycopg.Connection) -> None:
    chain = {f"d{n}": {"$ref": f"#/definitions/d{n + 1}"} for n in range(1000)}
    schema = {"$ref": "#/definitions/d0", "definitions": chain | {"d1000": {"type": "null"}}}
    assert errors(engine, schema, "1") == [("", "type")]


@pytest.mark.parametrize("keyword", ["anyOf", "oneOf"])
def test_a_choice_of_a_thousand(engine: psycopg.Connection, keyword: str) -> None:
    schema = {
        keyword: [{"properties": {"n": {"const": n}}, "required": ["n"]} for n in range(1000)]
    }
    assert errors(engine, schema, '{"n": 999}') == []
    assert errors(engine, schema, '{"n": 1000}') == [("", keyword)]


def test_five_megabytes(engine: psycopg.Connection) -> None:
    rows = [
        {"id": n, "name": f"row {n}", "tags": ["a", "b"], "note": "x" * 120} for n in range(27_000)
    ]
    document = json.dumps(rows)
    assert len(document) > 5_000_000
    schema = {
        "type": "array",
        "items": {
            "required": ["id"],
            "properties": {
                "id": {"type": "integer", "maximum": 26_997},
                "tags": {"items": {"enum": ["a", "b"]}, "uniqueItems": True},
            },
        },
    }
    assert errors(engine, schema, document) == [("/26998/id", "maximum"), ("/26999/id", "maximum")]


def test_five_megabytes_in_every_message(engine: psycopg.Connection) -> None:
    document = json.dumps(["x" * 1000] * 5_000)
    schema = {"anyOf": [{"type": "null", "enum": [n], "minItems": 9999} for n in range(200)]}
    assert errors(engine, schema, document) == [("", "anyOf")]


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_hostile_names(engine: psycopg.Connection, name: str) -> None:
    pointer = "/" + name.replace("~", "~0").replace("/", "~1")
    schema = {
        "required": [name],
        "properties": {name: {"$ref": "#/definitions" + quote(pointer)}},
        "dependencies": {name: [name + "!"]},
        "definitions": {name: {"title": name, "enum": [name], "not": {"const": name + "?"}}},
        "additionalProperties": False,
    }
    assert errors(engine, schema, json.dumps({name: name, name + "!": 0})) == [
        (pointer + "!", "additionalProperties")
    ]
    assert errors(engine, schema, json.dumps({name: name + "?"})) == [
        ("", "dependencies"),
        (pointer, "enum"),
        (pointer, "not"),
    ]
    assert errors(engine, schema, "{}") == [("", "required")]
    (text,) = engine.execute(
        "SELECT json_schema.explain(%s::jsonb, %s::jsonb)", (json.dumps(schema), "{}")
    ).fetchone()
    assert text.startswith("not valid: 1 error\n")


def test_null_is_unknown(engine: psycopg.Connection) -> None:
    for function in ("is_valid", "explain", "output"):
        for arguments in ("NULL, '1'", "'{}', NULL", "NULL, NULL", "'{}', '1', NULL"):
            query = f"SELECT json_schema.{function}({arguments})"
            assert engine.execute(query).fetchone() == (None,), query
    assert engine.execute("SELECT FROM json_schema.errors('false', NULL)").rowcount == 0
    assert engine.execute("SELECT FROM json_schema.errors(NULL, '1')").rowcount == 0
    assert engine.execute("SELECT FROM json_schema.check_schema(NULL)").rowcount == 0


def test_a_dump_restores(fresh_database: FreshDatabase) -> None:
    """A CHECK that calls the engine is restored with an empty search_path."""
    source, target = fresh_database(), fresh_database(empty=True)
    with psycopg.connect(source) as connection:
        connection.execute(
            """CREATE TABLE public.checked (
                   id integer PRIMARY KEY,
                   document jsonb CHECK (json_schema.is_valid(
                       '{"$ref": "http://json-schema.org/draft-07/schema#"}', document)))"""
        )
        connection.execute(
            'INSERT INTO public.checked VALUES (1, \'{"type": "string"}\'), (2, NULL)'
        )
    dump = pg_dump(source, "--no-owner")
    subprocess.run(
        ["psql", "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1"],
        env=libpq_environment(target),
        input=dump,
        text=True,
        check=True,
        capture_output=True,
    )
    with psycopg.connect(target) as connection:
        assert connection.execute("SELECT count(*) FROM public.checked").fetchone() == (2,)
        with pytest.raises(psycopg.errors.CheckViolation):
            connection.execute('INSERT INTO public.checked VALUES (3, \'{"type": "strin"}\')')
