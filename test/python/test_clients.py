"""docs/clients.md: each line works as it stands there.

Those of Python and psql are run by make test, the others by make clients, which sets CLIENTS to the
languages wanted: their packages come from the registries of their languages.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from conftest import ROOT, NewDatabase
from psycopg.conninfo import conninfo_to_dict

PAGE = (ROOT / "docs/clients.md").read_text(encoding="utf-8")
SNIPPETS = dict(re.findall(r"^## (.*?)\n\n```\w+\n(.*?)```", PAGE, re.DOTALL | re.MULTILINE))
WANTED = os.environ.get("CLIENTS", "").split()

METADATA = {
    "model_family": "resnet",
    "framework": "pytorch",
    "parameter_count": 25557032,
    "training_data": 'ImageNet-1k, it\'s "quoted"',
    "evaluation_dataset": "ImageNet-1k validation",
    "evaluation_metrics": {"top1": 80.4},
    "is_external": False,
}
DJANGO = """
import django.conf
django.conf.settings.configure(DATABASES={"default": {
    "ENGINE": "django.db.backends.postgresql", "NAME": database["dbname"],
    "USER": database["user"], "HOST": database["host"],
}})
"""
JAVA = """
import java.sql.DriverManager;

class Register {
    public static void main(String[] arguments) throws Exception {
        var uri = arguments[0];
        var title = arguments[1];
        var metadata = arguments[2];
%s
    }
}
"""
GO = """
package main

import (
	"context"
	"encoding/json"
	"os"

	"github.com/jackc/pgx/v5"
)

func register(ctx context.Context, uri string, title string, metadata map[string]any) error {
%s
	return err
}

func main() {
	var metadata map[string]any
	if err := json.Unmarshal([]byte(os.Args[3]), &metadata); err != nil {
		panic(err)
	}
	if err := register(context.Background(), os.Args[1], os.Args[2], metadata); err != nil {
		panic(err)
	}
}
"""
RUST = """
use tokio_postgres::NoTls;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let (uri, title) = (&arguments[1], &arguments[2]);
    let metadata: serde_json::Value = serde_json::from_str(&arguments[3])?;
%s
    Ok(())
}
"""
CARGO = """
[package]
name = "register"
version = "0.0.0"
edition = "2021"

[dependencies]
tokio = { version = "=1.54.1", features = ["macros", "rt-multi-thread"] }
tokio-postgres = { version = "=0.7.18", features = ["with-serde_json-1"] }
serde_json = "=1.0.154"
"""


@pytest.fixture(scope="module")
def url(new_database: NewDatabase) -> Iterator[str]:
    with new_database() as conninfo:
        yield conninfo


@pytest.fixture
def database(url: str) -> dict[str, str]:
    """The database by libpq's words: dbname, user, host, ..."""
    return {key: str(value) for key, value in conninfo_to_dict(url).items()}


@pytest.fixture
def home() -> Path:
    """Where the packages of the other languages lie from one run to the next."""
    place = ROOT / ".run/clients"
    place.mkdir(parents=True, exist_ok=True)
    return place


def uri_of(database: dict[str, str], scheme: str = "postgresql") -> str:
    """The URI, with the user in the place that every client looks at."""
    rest = "&".join(
        f"{key}={value}" for key, value in database.items() if key not in ("user", "dbname")
    )
    return f"{scheme}://{database['user']}@/{database['dbname']}?{rest}"


def run(*command: str | Path, cwd: Path = ROOT, **environment: str) -> None:
    done = subprocess.run(
        command,
        cwd=cwd,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]


def assert_registered(url: str, title: str) -> None:
    with psycopg.connect(url) as connection:
        found = connection.execute("SELECT metadata FROM artifacts WHERE title = %s", [title])
        assert [metadata for (metadata,) in found] == [METADATA]


def needs(language: str, *programs: str) -> None:
    if language not in WANTED:
        pytest.skip(f"make clients runs the line in {language}")
    for program in programs:
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")


def test_psql(url: str, database: dict[str, str]) -> None:
    run(
        *("sh", "-euc", SNIPPETS["psql"]),
        uri=uri_of(database),
        title="psql",
        metadata=json.dumps(METADATA),
    )
    assert_registered(url, "psql")


@pytest.mark.parametrize("client", ["psycopg", "SQLAlchemy", "asyncpg", "Django"])
def test_python(url: str, database: dict[str, str], client: str) -> None:
    scheme = "postgresql+psycopg" if client == "SQLAlchemy" else "postgresql"
    names = {
        "uri": uri_of(database, scheme),
        "title": client,
        "metadata": METADATA,
        "database": database,
    }
    program = "\n".join(f"{name} = {value!r}" for name, value in names.items())
    program += (DJANGO if client == "Django" else "") + "\n" + SNIPPETS[f"Python: {client}"]
    run(sys.executable, "-c", program)
    assert_registered(url, client)


def test_node_postgres(url: str, database: dict[str, str], home: Path) -> None:
    needs("js", "node", "npm")
    run("npm", "install", "--prefix", home / "js", "--no-audit", "--no-fund", "pg@8.23.1")
    names = {"uri": uri_of(database), "title": "node", "metadata": METADATA}
    lines = [f"const {name} = {json.dumps(value)};" for name, value in names.items()]
    path = home / "js/register.mjs"
    path.write_text(
        "\n".join([SNIPPETS["JavaScript: node-postgres"], ""]).replace(
            "\n\n", "\n\n" + "\n".join(lines) + "\n\n", 1
        )
    )
    run("node", path)
    assert_registered(url, "node")


def test_jdbc(url: str, database: dict[str, str], home: Path) -> None:
    """JDBC itself knows no unix sockets, which is all that the private server has."""
    needs("java", "java", "mvn")
    home = home / "java"
    home.mkdir(exist_ok=True)
    dependencies = {
        "org.postgresql:postgresql": "42.7.7",
        "com.kohlschutter.junixsocket:junixsocket-common": "2.10.1",
        "com.kohlschutter.junixsocket:junixsocket-native-common": "2.10.1",
    }
    (home / "pom.xml").write_text(pom(dependencies))
    run("mvn", "-q", "-B", "dependency:copy-dependencies", "-DoutputDirectory=jars", cwd=home)
    path = home / "Register.java"
    path.write_text(JAVA % SNIPPETS["Java: JDBC"])
    factory = "org.newsclub.net.unix.AFUNIXSocketFactory$FactoryArg"
    uri = (
        f"jdbc:postgresql://localhost/{database['dbname']}?user={database['user']}"
        f"&socketFactory={factory}&socketFactoryArg={database['host']}/.s.PGSQL.5432"
    )
    run("java", "-cp", "jars/*", path, uri, "JDBC", json.dumps(METADATA), cwd=home)
    assert_registered(url, "JDBC")


def pom(dependencies: dict[str, str]) -> str:
    """A project that is nothing but its dependencies."""
    listed = "".join(
        "<dependency><groupId>{}</groupId><artifactId>{}</artifactId>"
        "<version>{}</version></dependency>".format(*name.split(":"), version)
        for name, version in dependencies.items()
    )
    return (
        '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
        "<groupId>clients</groupId><artifactId>register</artifactId><version>0</version>"
        f"<dependencies>{listed}</dependencies></project>"
    )


def test_pgx(url: str, database: dict[str, str], home: Path) -> None:
    needs("go", "go")
    home = home / "go"
    home.mkdir(exist_ok=True)
    (home / "main.go").write_text(GO % SNIPPETS["Go: pgx"])
    (home / "go.mod").write_text("module register\n\ngo 1.24\n")
    run("go", "get", "github.com/jackc/pgx/v5@v5.12.0", cwd=home)
    run("go", "run", ".", uri_of(database), "pgx", json.dumps(METADATA), cwd=home)
    assert_registered(url, "pgx")


def test_tokio_postgres(url: str, database: dict[str, str], home: Path) -> None:
    needs("rust", "cargo")
    home = home / "rust"
    (home / "src").mkdir(parents=True, exist_ok=True)
    (home / "src/main.rs").write_text(RUST % SNIPPETS["Rust: tokio-postgres"])
    (home / "Cargo.toml").write_text(CARGO)
    uri = uri_of(database).replace(database["host"], database["host"].replace("/", "%2F"))
    run("cargo", "run", "-q", "--", uri, "tokio", json.dumps(METADATA), cwd=home)
    assert_registered(url, "tokio")
