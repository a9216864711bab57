"""compile() among concurrent sessions, through dump and restore, and with hostile sizes."""

from __future__ import annotations

import json
import subprocess
import threading
import time
from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from conftest import FreshDatabase, libpq_environment, pg_dump

# Two schemas with helpers of their own, that agree on one document and on nothing else.
TREES = {"type": "object", "additionalProperties": {"$ref": "#"}}
LISTS = {"type": "object", "required": ["a"], "additionalProperties": {"items": {"minLength": 1}}}
BOTH = json.dumps({"a": {"a": {}}})
COMPILE = "SELECT json_schema.compile('shared', %s)"


def test_concurrent_compilations(fresh_database: FreshDatabase) -> None:
    """Compilations of one name take turns, and whoever uses the check meanwhile notices nothing."""
    url, done, failures = fresh_database(), threading.Event(), []

    def session(work: Callable[[psycopg.Connection], None]) -> threading.Thread:
        def run() -> None:
            try:
                with psycopg.connect(url, autocommit=True) as connection:
                    while not done.is_set():
                        work(connection)
            except psycopg.Error as error:
                failures.append(error)

        thread = threading.Thread(target=run)
        thread.start()
        return thread

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(COMPILE, [json.dumps(TREES)])
        connection.execute("CREATE TABLE checked (d jsonb CHECK (json_schema.check_shared(d)))")
        threads = [
            session(lambda c: c.execute(COMPILE, [json.dumps(TREES)])),
            session(lambda c: c.execute(COMPILE, [json.dumps(LISTS)])),
            session(lambda c: c.execute("INSERT INTO checked VALUES (%s)", [BOTH])),
        ]
        time.sleep(2)
        done.set()
        for thread in threads:
            thread.join(timeout=30)
        assert failures == []
        assert connection.execute("SELECT count(*) > 50 FROM checked").fetchone() == (True,)
        connection.execute(COMPILE, [json.dumps(LISTS)])
        with pytest.raises(psycopg.errors.CheckViolation):
            connection.execute("""INSERT INTO checked VALUES ('{"a": [""]}')""")
        left = "SELECT count(*) FROM pg_proc WHERE proname LIKE 'check\\_shared\\_\\_%'"
        assert connection.execute(left).fetchone() == (2,), "of two compilations, one helper each"


def test_dump_and_restore(fresh_database: FreshDatabase) -> None:
    """A CHECK with a compiled function is restored under an empty search_path, and goes on."""
    old, new = fresh_database(), fresh_database(empty=True)
    with psycopg.connect(old, autocommit=True) as connection:
        connection.execute(COMPILE, [json.dumps(LISTS)])
        connection.execute("CREATE TABLE checked (d jsonb CHECK (json_schema.check_shared(d)))")
        connection.execute("""INSERT INTO checked VALUES ('{"a": ["b"]}'), (NULL)""")
    dump = pg_dump(old)
    subprocess.run(
        ["psql", "-qX", "-v", "ON_ERROR_STOP=1"],
        env=libpq_environment(new),
        input=dump,
        capture_output=True,
        text=True,
        check=True,
    )
    with psycopg.connect(new, autocommit=True) as connection:
        assert connection.execute("SELECT count(*) FROM checked").fetchone() == (2,)
        with pytest.raises(psycopg.errors.CheckViolation):
            connection.execute("""INSERT INTO checked VALUES ('{"a": [""]}')""")
        connection.execute(COMPILE, [json.dumps(TREES)])
        connection.execute("INSERT INTO checked VALUES (%s)", [BOTH])


MANY = json.dumps(dict.fromkeys(map(str, range(100_000)), ""))


def deep(times: int, inner: str, before: str, after: str = "}") -> str:
    """Something inside something inside something."""
    return before * times + inner + after * times


@pytest.mark.parametrize(
    ("schema", "document", "expected"),
    [
        ({"anyOf": [{"const": n} for n in range(1000)]}, "999", True),
        ({"oneOf": [{"multipleOf": n} for n in range(1, 1001)]}, "1009", True),
        ({"allOf": [{"not": {"const": n}} for n in range(1000)]}, "999", False),
        ({"properties": {f"p{n}": {"type": "null"} for n in range(3000)}}, '{"p2999": 1}', False),
        ({"enum": list(range(20_000))}, "19999", True),
        ({"required": [f"p{n}" for n in range(3000)]}, "{}", False),
        ({"items": {"maxLength": 3}}, json.dumps(["abc"] * 500_000), True),
        ({"uniqueItems": True}, json.dumps(list(range(300_000))), True),
        ({"additionalProperties": {"maxLength": 1}}, MANY, True),
        (json.loads(deep(100, "false", '{"not":')), "1", False),
        (json.loads(deep(99, "false", '{"properties":{"a":', "}}")), deep(99, "0", '{"a":'), False),
    ],
    ids=lambda value: str(value)[:40],
)  # fmt: skip
def test_size(db: psycopg.Connection, schema: Any, document: str, expected: bool) -> None:
    """A large schema or document gets a right answer in bounded time, stored compressed as well."""
    db.execute("SET LOCAL statement_timeout = '120s'")
    db.execute("SELECT json_schema.compile('size', %s)", [json.dumps(schema)])
    db.execute("CREATE TEMP TABLE stored AS SELECT %s::jsonb AS document", [document])
    query = "SELECT json_schema.check_size(document) FROM stored"
    assert db.execute(query).fetchone() == (expected,)


@pytest.mark.parametrize("times", [100, 1_000, 5_000])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('{"not":', "}"),
        ('{"items":', "}"),
        ('{"properties":{"a":', "}}"),
        ('{"allOf":[{"if":true,"then":', "}]}"),
    ],
)
def test_deep_schema(db: psycopg.Connection, times: int, before: str, after: str) -> None:
    """A schema nested without end is refused with a clear error, others are not."""
    schema = deep(times, "{}", before, after)
    db.execute("SET LOCAL statement_timeout = '120s'")
    refused = None
    try:
        with db.transaction():
            db.execute("SELECT json_schema.compile('deep', %s)", [schema])
            db.execute("SELECT json_schema.check_deep('{}')")
    except psycopg.Error as error:
        refused = error.sqlstate
    # 54001: so deep that not even the JSON can be read.
    assert refused in ([None] if times == 100 else ["MR105", "54001"])
