"""Two registries in one database: each goes alone, whichever goes first, and none by mistake."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import psycopg
import pytest
from conftest import ROOT, FreshDatabase, NewDatabase, libpq_environment
from psycopg.types.json import Jsonb

METADATA = Jsonb(
    {
        "model_family": "resnet",
        "framework": "pytorch",
        "parameter_count": 25557032,
        "training_data": "ImageNet-1k",
        "evaluation_dataset": "ImageNet-1k validation",
        "evaluation_metrics": {"top1": 80.4},
        "is_external": False,
    }
)
TEAM_B = ["--registry", "sqitch_team_b"]
SET_TEAM_B = ["--set", "registry_schema=team_b"]


@pytest.fixture(scope="module")
def both(new_database: NewDatabase) -> Iterator[str]:
    """A database with a registry in public and one in team_b, each with a model."""
    with new_database() as url:
        done = make("deploy", url, "team_b")
        assert done.returncode == 0, done.stdout + done.stderr
        for schema in ("public", "team_b"):
            register(url, schema, f"first of {schema}")
            add_schema(url, schema, f"""data's "{schema}\\""")
        yield url


@pytest.fixture
def database(both: str, new_database: NewDatabase) -> Iterator[str]:
    with new_database(copy_of=both) as url:
        yield url


def make(command: str, database: str, schema: str = "") -> subprocess.CompletedProcess[str]:
    """make deploy, verify or revert."""
    return run(["make", "-s", command, f"DB={database}", f"SCHEMA={schema}"], os.environ)


def sqitch(database: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run(["sqitch", *arguments, "--target", "db:pg:"], libpq_environment(database))


def run(command: list[str], environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=ROOT,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def register(database: str, schema: str, id: str) -> None:
    with psycopg.connect(database, options=f"-c search_path={schema}") as connection:
        connection.execute(
            "SELECT register_model(title => %s, id => %s, metadata => %s)", [id, id, METADATA]
        )


def add_schema(database: str, schema: str, artifact_type: str) -> None:
    """Two versions of a schema for another artifact type, both activated."""
    with psycopg.connect(database, options=f"-c search_path={schema}") as connection:
        for version in (1, 2):
            connection.execute(
                "SELECT add_metadata_schema('{}', artifact_type => %s)", [artifact_type]
            )
            connection.execute("SELECT activate_metadata_schema(%s, %s)", [version, artifact_type])


def models(database: str) -> dict[str, list[str]]:
    """Schema -> the ids in its artifacts."""
    with psycopg.connect(database) as connection:
        schemas = connection.execute(
            "SELECT relnamespace::regnamespace::text FROM pg_class WHERE relname = 'model_versions'"
        ).fetchall()
        return {
            schema: [
                id for (id,) in connection.execute(f"SELECT id FROM {schema}.artifacts ORDER BY id")
            ]
            for (schema,) in schemas
        }


def engine_is_there(database: str) -> bool:
    with psycopg.connect(database) as connection:
        (there,) = connection.execute(
            "SELECT to_regclass('json_schema.compiled') IS NOT NULL"
        ).fetchone()
        return there


@pytest.mark.parametrize("order", [("public", "team_b"), ("team_b", "public")], ids="-".join)
def test_each_registry_goes_alone_and_the_last_one_takes_the_engine(
    database: str, order: tuple[str, str]
) -> None:
    first, last = order
    done = make("revert", database, first)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"The engine json_schema stays. It is needed by: {last}" in done.stdout
    assert engine_is_there(database)
    assert models(database) == {last: [f"first of {last}"]}
    register(database, last, "second")

    done = make("revert", database, last)
    assert done.returncode == 0, done.stdout + done.stderr
    assert models(database) == {}
    assert not engine_is_there(database)


def test_a_schema_without_a_registry_is_not_reverted(database: str) -> None:
    done = make("revert", database, "team_c")
    assert done.returncode == 2
    assert "schema team_c of this database holds no registry" in done.stderr
    assert "these do: public team_b" in done.stderr
    assert len(models(database)) == 2


@pytest.mark.parametrize("command", [["revert", "-y"], ["verify"]], ids=["revert", "verify"])
@pytest.mark.parametrize(
    ("registry", "variables"),
    [(TEAM_B, []), ([], SET_TEAM_B)],
    ids=["without --set", "without --registry"],
)
def test_the_wrong_registry_is_refused(
    database: str, command: list[str], registry: list[str], variables: list[str]
) -> None:
    before = models(database)
    done = sqitch(database, *command, *registry, *variables)
    assert done.returncode != 0
    assert 'deployed model_registry to schema "' in done.stdout + done.stderr
    assert models(database) == before


def test_the_engine_does_not_go_under_a_registry(database: str) -> None:
    done = run(
        ["sqitch", "-C", "json_schema", "revert", "-y", "--target", "db:pg:"],
        libpq_environment(database),
    )
    assert done.returncode != 0
    assert "cannot revert json_schema: 6 compiled checks remain" in done.stdout + done.stderr
    register(database, "team_b", "second")


def test_plain_sqitch_deploys_and_reverts_a_second_registry(database: str) -> None:
    assert sqitch(database, "revert", "-y", *TEAM_B, *SET_TEAM_B).returncode == 0
    assert models(database) == {"public": ["first of public"]}
    done = sqitch(database, "deploy", *TEAM_B, *SET_TEAM_B)
    assert done.returncode == 0, done.stdout + done.stderr
    register(database, "team_b", "second")
    assert models(database) == {"public": ["first of public"], "team_b": ["second"]}


def test_a_deploy_without_the_engine_names_the_command(fresh_database: FreshDatabase) -> None:
    done = sqitch(fresh_database(empty=True), "deploy")
    assert done.returncode != 0
    said = done.stdout + done.stderr
    assert "the engine json_schema is not deployed in this database" in said
    assert "cd json_schema && sqitch deploy" in said


def test_a_target_keeps_registry_and_schema(database: str, tmp_path: Path) -> None:
    """As the README shows it, with the configuration in a file of the test's own."""
    own = {"SQITCH_USER_CONFIG": str(tmp_path / "sqitch.conf")}
    environment = libpq_environment(database) | own
    for arguments in (
        ["config", "--user", "target.team_b.uri", "db:pg:"],
        ["config", "--user", "target.team_b.registry", "sqitch_team_b"],
        ["config", "--user", "target.team_b.variables.registry_schema", "team_b"],
        ["verify", "team_b"],
        ["revert", "-y", "team_b"],
    ):
        done = run(["sqitch", *arguments], environment)
        assert done.returncode == 0, done.stdout + done.stderr
    assert models(database) == {"public": ["first of public"]}
