"""Fixtures: the database under test, and new ones made from it.

DATABASE_URL names a database that holds the package and nobody else uses; `make test` makes one.
"""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

ROOT = Path(__file__).resolve().parents[2]

FreshDatabase = Callable[..., str]
NewDatabase = Callable[..., AbstractContextManager[str]]


@pytest.fixture(scope="session")
def database_url() -> str:
    """The deployed database. Tests that commit belong in a fresh_database."""
    url = os.environ.get("DATABASE_URL")
    if not url:
        pytest.exit("DATABASE_URL is not set; run the tests with: make test", returncode=2)
    return url


@pytest.fixture
def db(database_url: str, _template: str) -> Iterator[psycopg.Connection]:
    """A connection to the deployed database; what the test does is rolled back."""
    connection = psycopg.connect(database_url)
    try:
        yield connection
    finally:
        connection.rollback()
        connection.close()


@pytest.fixture(scope="session")
def _maintenance(database_url: str) -> Iterator[psycopg.Connection]:
    """Where databases are made and dropped: no session may be in one that is copied."""
    with psycopg.connect(database_url, dbname="postgres", autocommit=True) as connection:
        yield connection


@pytest.fixture(scope="session")
def _template(database_url: str, _maintenance: psycopg.Connection) -> Iterator[str]:
    """A copy of the deployed database, taken before the first test, that no test connects to."""
    source = str(conninfo_to_dict(database_url)["dbname"])
    name = f"{source}_template"
    _create(_maintenance, name, source)
    yield name
    _drop(_maintenance, name)


@pytest.fixture(scope="session")
def new_database(
    database_url: str, _maintenance: psycopg.Connection, _template: str
) -> NewDatabase:
    """with new_database() as conninfo: a new deployed database, an empty one with empty=True, or
    a copy of another; dropped at the end, with whoever is still connected. For fixtures of a
    wider scope."""

    @contextmanager
    def make(*, empty: bool = False, copy_of: str | None = None) -> Iterator[str]:
        name = f"{_template.removesuffix('_template')}_{next(_numbers)}"
        source = str(conninfo_to_dict(copy_of)["dbname"]) if copy_of else _template
        _create(_maintenance, name, "template0" if empty else source)
        try:
            conninfo = make_conninfo(database_url, dbname=name)
            if empty:
                # As in every new database from PostgreSQL 15 on.
                with psycopg.connect(conninfo) as connection:
                    connection.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
            yield conninfo
        finally:
            _drop(_maintenance, name)

    return make


@pytest.fixture
def fresh_database(new_database: NewDatabase) -> Iterator[FreshDatabase]:
    """fresh_database() -> conninfo of a new deployed database, fresh_database(empty=True) of an
    empty one; dropped after the test."""
    with ExitStack() as stack:
        yield lambda *, empty=False: stack.enter_context(new_database(empty=empty))


@pytest.fixture(scope="session")
def engine_database(new_database: NewDatabase) -> Iterator[str]:
    """A database with the engine alone, to be copied: deploy() then adds the registry."""
    with new_database(empty=True) as conninfo:
        sqitch(conninfo, "deploy", "--no-verify", project="json_schema")
        yield conninfo


@pytest.fixture(scope="session")
def _legacy_template(new_database: NewDatabase, engine_database: str) -> Iterator[str]:
    """A database that held test/data/legacy_world.sql before the registry came to it."""
    with new_database(copy_of=engine_database) as conninfo:
        with psycopg.connect(conninfo, autocommit=True) as connection:
            connection.execute((ROOT / "test/data/legacy_world.sql").read_text())
        deploy(conninfo, "--no-verify")
        yield conninfo


@pytest.fixture
def legacy_database(new_database: NewDatabase, _legacy_template: str) -> Iterator[str]:
    """A new database with the eight legacy models, and the package deployed after them."""
    with new_database(copy_of=_legacy_template) as conninfo:
        yield conninfo


_numbers = itertools.count(1)


def _create(connection: psycopg.Connection, name: str, template: str) -> None:
    command = sql.SQL("CREATE DATABASE {} TEMPLATE {} ENCODING 'UTF8'")
    connection.execute(command.format(sql.Identifier(name), sql.Identifier(template)))


def _drop(connection: psycopg.Connection, name: str) -> None:
    command = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
    connection.execute(command.format(sql.Identifier(name)))


def deploy(database: str, *arguments: str) -> str:
    """Deploy the engine, then the registry with these options; return what the latter says."""
    sqitch(database, "deploy", "--no-verify", project="json_schema")
    return sqitch(database, "deploy", *arguments)


def sqitch(database: str, *arguments: str, project: str = "") -> str:
    """Run sqitch on a database; return what it says. The registry is the project at the top."""
    done = subprocess.run(
        ["sqitch", *arguments, "--target", "db:pg:"],
        cwd=ROOT / project,
        env=libpq_environment(database),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def pg_dump(database: str, *arguments: str) -> str:
    """What pg_dump says. Skips the test where it is older than the server, which it refuses."""
    done = subprocess.run(
        ["pg_dump", *arguments],
        env=libpq_environment(database),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    if "server version mismatch" in done.stderr:
        pytest.skip("the pg_dump installed here is older than the server")
    assert done.returncode == 0, done.stderr
    return done.stdout


def run_script(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a script of scripts/ to its end."""
    return subprocess.run(
        [sys.executable, ROOT / "scripts" / name, *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def libpq_environment(conninfo: str) -> dict[str, str]:
    """The environment for programs of libpq (sqitch, psql, pg_dump) that use this database."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
    kept.pop("DATABASE_URL", None)
    options = psycopg.pq.Conninfo.parse(conninfo.encode())
    return kept | {
        option.envvar.decode(): option.val.decode()
        for option in options
        if option.envvar and option.val is not None
    }
