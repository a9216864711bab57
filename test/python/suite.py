"""The official JSON Schema test suite, draft 7, and the rules for running it.

The suite is not part of this project: it comes in the source distribution of the PyPI package
jsonschema, pinned below, and is kept unpacked in .run/cache.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
from packages import source

PACKAGE = "jsonschema==4.26.0"

SECTIONS = ("mandatory", "refRemote", "optional", "format")

_NUL = "jsonb cannot hold U+0000"

# (section, file, group, test): why it does not pass. Whatever is listed here and passes after all
# fails the test.
EXCEPTIONS: dict[tuple[str, str, str, str], str] = {
    ("mandatory", keyword, "nul characters in strings", test): _NUL
    for keyword in ("const", "enum")
    for test in ("match string with nul", "do not match string lacking nul")
} | {
    (
        "optional",
        "optional/cross-draft",
        "refs to future drafts are processed as future drafts",
        "missing bar is invalid",
    ): "a document of a later draft is read as Draft-07",
}


@dataclass(frozen=True)
class Case:
    """One test of the suite: is the data valid against the schema?"""

    section: str
    file: str
    group: str
    test: str
    data: str
    valid: bool

    @property
    def key(self) -> tuple[str, str, str, str]:
        return (self.section, self.file, self.group, self.test)


@dataclass(frozen=True)
class Group:
    """Tests that share a schema. Formats are asserted where the test is about them."""

    schema: str
    assert_formats: bool
    cases: tuple[Case, ...]


# A half of the engine answers, for a schema and several documents, true or false for each, or says
# what was raised instead.
Answer = bool | str
Half = Callable[[psycopg.Connection, Group], list[Answer]]


def folder() -> Path:
    """Where the suite is; fetched from PyPI the first time."""
    return source(PACKAGE) / "json"


def groups() -> Iterator[Group]:
    """Every group of the suite for draft 7."""
    tests = folder() / "tests" / "draft7"
    for path in sorted(tests.rglob("*.json")):
        name = path.relative_to(tests).with_suffix("").as_posix()
        section = (
            "format"
            if name.startswith("optional/format/")
            else "optional"
            if name.startswith("optional/")
            else "refRemote"
            if name == "refRemote"
            else "mandatory"
        )
        for group in json.loads(path.read_text("utf-8")):
            yield Group(
                schema=json.dumps(group["schema"]),
                # Content is asserted together with formats.
                assert_formats=section == "format" or name == "optional/content",
                cases=tuple(
                    Case(
                        section,
                        name,
                        group["description"],
                        test["description"],
                        json.dumps(test["data"]),
                        test["valid"],
                    )
                    for test in group["tests"]
                ),
            )


def remotes() -> Iterator[tuple[str, str]]:
    """The documents that the suite expects to be known, by URI."""
    top = folder() / "remotes"
    for path in sorted(top.rglob("*.json")):
        name = path.relative_to(top).as_posix()
        # Of other drafts only the one that optional/cross-draft refers to.
        if not name.startswith("draft") or name.startswith(
            ("draft7/", "draft2019-09/dependentRequired")
        ):
            yield f"http://localhost:1234/{name}", path.read_text("utf-8")


def register_remotes(connection: psycopg.Connection) -> None:
    """Make the remotes known for the rest of the transaction."""
    with connection.cursor() as cursor:
        cursor.executemany("SELECT json_schema.register_document(%s, %s::jsonb)", list(remotes()))


def interpreted(connection: psycopg.Connection, group: Group) -> list[Answer]:
    """The half that lists errors: valid means that there are none."""
    return [
        attempt(
            connection,
            "SELECT NOT EXISTS (SELECT FROM json_schema.errors(%s::jsonb, %s::jsonb, %s))",
            (group.schema, case.data, group.assert_formats),
        )
        for case in group.cases
    ]


def fail_fast(connection: psycopg.Connection, group: Group) -> list[Answer]:
    """is_valid(), which stops at the first error."""
    return [
        attempt(
            connection,
            "SELECT json_schema.is_valid(%s::jsonb, %s::jsonb, %s)",
            (group.schema, case.data, group.assert_formats),
        )
        for case in group.cases
    ]


# Whether a document satisfies a schema, in the way in which is_valid() looks at the items of long
# lists and at large documents: each keyword is asked about all values. An expression of %(schema)s,
# document and %(formats)s. What is left to a look at each value is answered by that.
IN_BATCH = """
    (SELECT CASE WHEN findings IS NULL AND doubtful <> '{}'
                 THEN json_schema.is_valid(%(schema)s::jsonb, document, %(formats)s::boolean)
                 ELSE findings IS NULL END
       FROM json_schema.evaluate_batch(
                %(schema)s::jsonb, NULL, '{}',
                ROW(true, %(formats)s::boolean, NULL, 1, 6)::json_schema.walk,
                ROW(%(schema)s::jsonb, '#', NULL, '{}', NULL, '', '', 'false', '')
                    ::json_schema.task,
                ARRAY[document]))
"""

# Which of an array of documents are not known to be valid: all of them in one batch.
DOUBTFUL = """
    (json_schema.evaluate_batch(
        %(schema)s::jsonb, NULL, '{}',
        ROW(false, %(formats)s::boolean, NULL, 1, 6)::json_schema.walk,
        ROW(%(schema)s::jsonb, '#', NULL, '{}', NULL, '', '', 'false', '')::json_schema.task,
        documents)).doubtful
"""


def in_batch(connection: psycopg.Connection, group: Group) -> list[Answer]:
    """What is_valid() does with the items of long lists."""
    return [
        attempt(
            connection,
            f"SELECT {IN_BATCH} FROM (SELECT %(document)s::jsonb) AS _ (document)",
            {"schema": group.schema, "document": case.data, "formats": group.assert_formats},
        )
        for case in group.cases
    ]


def compiled(connection: psycopg.Connection, group: Group) -> list[Answer]:
    """The half that compile() makes; the function goes with the transaction."""
    call = (
        "SELECT json_schema.compile('suite', %s::jsonb, %s)::text"
        " = 'json_schema.check_suite(jsonb)'"
    )
    made = attempt(connection, call, (group.schema, group.assert_formats))
    if made is not True:
        return [made] * len(group.cases)
    return [
        attempt(connection, "SELECT json_schema.check_suite(%s::jsonb)", (case.data,))
        for case in group.cases
    ]


def attempt(connection: psycopg.Connection, query: str, parameters: tuple | dict) -> Answer:
    """The answer of a query, or the SQLSTATE and message that it raised."""
    try:
        with connection.transaction():
            (answer,) = connection.execute(query, parameters).fetchone()
            return answer
    except psycopg.Error as error:
        return f"{error.sqlstate} {error.diag.message_primary}"
