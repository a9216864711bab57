"""scripts/server.sh, the private PostgreSQL, in the places and states that go wrong."""

from __future__ import annotations

import os
import re
import shutil
import signal
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from conftest import ROOT, FreshDatabase

pytestmark = pytest.mark.skipif(
    not list(Path("/usr/lib/postgresql").glob("*/bin/initdb")),
    reason="no PostgreSQL server is installed here",
)


class Server:
    """A private server of a copy of the scripts, in a project of its own."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.home = project / ".run/demo"
        shutil.copytree(ROOT / "scripts", project / "scripts")

    def run(self, command: str) -> str:
        done = subprocess.run(
            [self.project / "scripts/server.sh", command, "demo"],
            env={"PATH": os.environ["PATH"]},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def pid(self) -> int:
        return int((self.home / "data/postmaster.pid").read_text().split()[0])

    def query(self, text: str) -> object:
        with psycopg.connect(
            host=self.run("host"), port=5432, user="postgres", dbname="postgres"
        ) as connection:
            cursor = connection.execute(text)
            return cursor.fetchone()[0] if cursor.description else None


@pytest.fixture(params=["plain", "long path with special characters"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    project = tmp_path / "p"
    if request.param != "plain":
        project = tmp_path / "it's a löng name, 50% of what a socket's may be" / ("x" * 100)
    server = Server(project)
    try:
        yield server
    finally:
        server.run("remove")
        assert not server.home.exists()


def test_its_life(server: Server) -> None:
    server.run("start")
    server.query("CREATE TABLE kept AS SELECT 42 AS n")
    first = server.pid()

    server.run("start")
    assert server.pid() == first, "a server that runs is used again"
    assert len(server.run("host")) + len("/.s.PGSQL.5432") <= 107
    assert server.query("SELECT current_setting('listen_addresses')") == ""
    assert server.query("SELECT current_setting('fsync')") == "on"

    socket_directory = (server.home / "socket").stat()
    assert stat.S_IMODE(socket_directory.st_mode) == 0o700
    assert socket_directory.st_uid == (server.home / "data").stat().st_uid != 0

    # A crash leaves its lock files; by then the number may be that of another process.
    os.kill(first, signal.SIGKILL)
    lines = (server.home / "data/postmaster.pid").read_text().split("\n")
    (server.home / "data/postmaster.pid").write_text("\n".join([str(os.getpid()), *lines[1:]]))
    server.run("start")
    assert server.query("SELECT n FROM kept") == 42

    # A cleaner of /tmp may take the short name away.
    alias = Path(server.run("host"))
    if alias.is_relative_to("/tmp") and alias.is_symlink():
        shutil.rmtree(alias.parent)
        assert server.query("SELECT n FROM kept") == 42

    server.run("stop")
    assert not (server.home / "data/postmaster.pid").exists()
    server.run("stop")


def test_a_half_made_cluster_is_made_again(server: Server) -> None:
    (server.home / "data.new").mkdir(parents=True)
    (server.home / "data.new/PG_VERSION").write_text("15\n")
    server.run("start")
    assert server.query("SELECT 1") == 1


def test_the_demo_refuses_a_database_that_is_not_its_own(fresh_database: FreshDatabase) -> None:
    database = fresh_database(empty=True)
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("CREATE TABLE somebodys_work (id integer)")
    done = subprocess.run(
        [ROOT / "scripts/demo.sh"],
        env=os.environ | {"DATABASE_URL": database},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "somebodys_work" in done.stderr
    assert "FORCE=1" in done.stderr
    with psycopg.connect(database) as connection:
        tables = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
        assert connection.execute(tables).fetchone() == (1,)


def test_what_the_demo_offers_to_try_works(legacy_database: str) -> None:
    script = (ROOT / "scripts/demo.sh").read_text()
    looks, waits, refused = re.findall(
        r'^   echo "(SELECT .*?)" \| make -s psql$', script, re.M | re.S
    )
    with psycopg.connect(legacy_database, autocommit=True) as connection:
        connection.execute("SELECT backfill_model(id) FROM legacy_models")
        for query in (looks, waits):
            assert connection.execute(query).fetchall()
        with pytest.raises(psycopg.errors.CheckViolation):
            connection.execute(refused)
