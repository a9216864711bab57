"""scripts/import_mlflow.py: a store that MLflow's own API filled, compared on both sides."""

from __future__ import annotations

import json
import logging
import math
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
from conftest import ROOT, FreshDatabase, NewDatabase, run_script
from psycopg.rows import dict_row

os.environ |= {"MLFLOW_DISABLE_TELEMETRY": "true", "DO_NOT_TRACK": "true"}
mlflow = pytest.importorskip("mlflow", reason="requirements-mlflow.txt is not installed")

from mlflow.entities import Dataset, DatasetInput, InputTag  # noqa: E402

COMMIT = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
COMPLETE = {
    "model_family": "resnet",
    "framework": "pytorch",
    "parameter_count": "25557032",
    "training_data": "ImageNet-1k",
    "evaluation_dataset": "ImageNet-1k validation",
    "evaluation_metrics": '{"top1": 80.4}',
    "license": "123",
}
ODD_NAMES = [
    "ünï@cödé",
    "a b \"c\" 'd'",
    "%s{0}\\n`$(id)`",
    "\u202eright to left",
    "-- '); --",
    "🧪",
]

Import = Callable[..., subprocess.CompletedProcess[str]]


class Store:
    """A store of MLflow in a file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.uri = f"sqlite:///{path}"
        logging.disable(logging.WARNING)
        self.client = mlflow.MlflowClient(tracking_uri=self.uri, registry_uri=self.uri)

    def run(self, metrics: dict[str, float], **tags: str) -> str:
        experiment = self.client.get_experiment_by_name("e")
        id = experiment.experiment_id if experiment else self.client.create_experiment("e")
        run_id = self.client.create_run(id, tags={"mlflow.user": "ada"} | tags).info.run_id
        self.client.log_param(run_id, "learning rate", "1e-3")
        self.client.log_param(run_id, "layers", "[64, 64]")
        for name, value in metrics.items():
            self.client.log_metric(run_id, name, value)
        self.client.set_terminated(run_id)
        return run_id

    def version(self, name: str, run_id: str | None = None, stage: str = "", **more: Any) -> str:
        version = self.client.create_model_version(name, f"s3://models/{name}", run_id, **more)
        if stage:
            with warnings.catch_warnings(action="ignore"):
                self.client.transition_model_version_stage(name, version.version, stage)
        return version.version

    def sql(self, *statements: str) -> None:
        with sqlite3.connect(self.path) as connection:
            for statement in statements:
                connection.execute(statement)


@pytest.fixture(scope="module")
def filled_store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = Store(tmp_path_factory.mktemp("mlflow") / "mlflow.db")
    client = store.client
    full = store.run(
        {"f1": 0.81, "loss": 1e-300, "auc:test/macro": -3.0},
        **{
            "mlflow.source.git.commit": COMMIT,
            "mlflow.source.git.repoURL": "https://git.example/churn",
            "mlflow.source.name": "train.py",
            "mlflow.log-model.history": json.dumps(
                [{"flavors": {"python_function": {}, "sklearn": {"sklearn_version": "1.7"}}}]
            ),
        },
    )
    client.log_inputs(
        full,
        datasets=[
            DatasetInput(
                Dataset(name, "9f", "local", '{"uri": "x"}'),
                [InputTag("mlflow.data.context", context)],
            )
            for name, context in (("customers 2025", "training"), ("held out", "eval"))
        ],
    )
    bare = store.run(
        {"nan": math.nan, "inf": math.inf, "minus": -math.inf},
        **{"mlflow.source.git.commit": "4b825dc", "mlflow.source.git.repoURL": "git@h:o/r.git"},
    )
    client.create_registered_model("churn", {"team": "growth"}, "Who leaves")
    for stage, run_id in (
        ("Production", full),
        ("Production", bare),
        ("", full),
        ("Staging", full),
        ("Archived", None),
        ("Production", full),
        ("Staging", bare),
        ("", None),
    ):
        store.version("churn", run_id, stage, description="as asked", tags={"ticket": "7"})
    client.delete_model_version("churn", "3")
    client.set_registered_model_alias("churn", "champion", 2)
    client.set_registered_model_alias("churn", "größter", 1)
    client.create_registered_model("complete", COMPLETE | {"framework": "keras"})
    store.version("complete", tags=COMPLETE)
    client.create_registered_model("no version")
    for name in ODD_NAMES:
        client.create_registered_model(name)
        store.version(name, full)
        store.version(name, bare)
    store.version("complete", tags={"parameter_count": "many"})
    store.version("complete", tags={"base_model_id": "nowhere"})
    client.create_registered_model("older")
    store.version("older", full)
    store.sql(
        # What an older MLflow, or a hand in the database, leaves behind.
        "INSERT INTO registered_model_aliases (name, alias, version) VALUES ('churn', 'gone', 3)",
        "UPDATE model_versions SET status = 'FAILED_REGISTRATION' WHERE name || version = 'churn8'",
        f"UPDATE model_versions SET run_id = '{'0' * 32}' WHERE name = 'churn' AND version = 4",
        "PRAGMA foreign_keys = off",
        "UPDATE registered_models SET name = 'team/older:1' WHERE name = 'older'",
        "UPDATE model_versions SET name = 'team/older:1' WHERE name = 'older'",
    )
    return store


@pytest.fixture
def store(filled_store: Store, tmp_path: Path) -> Store:
    path = tmp_path / "mlflow.db"
    shutil.copy(filled_store.path, path)
    return Store(path)


def import_mlflow(store: Store, database: str, *options: str) -> subprocess.CompletedProcess[str]:
    done = run_script("import_mlflow.py", "--db", database, "--tracking-uri", store.uri, *options)
    assert "Traceback" not in done.stderr, done.stderr
    return done


def rows(database: str, query: str) -> list[dict[str, Any]]:
    with psycopg.connect(database, row_factory=dict_row) as connection:
        return connection.execute(query).fetchall()


VERSIONS = """
SELECT v.*, a.title, a.version_tag, a.changelog, a.origin_url, a.metadata::jsonb AS metadata
  FROM model_versions AS v
  JOIN artifacts AS a
    ON a.id = v.artifact_id
 ORDER BY v.lineage_id, v.lineage_position
"""


@pytest.fixture(scope="module")
def imported(filled_store: Store, new_database: NewDatabase) -> Iterator[tuple[str, str, str]]:
    """The database, and what the import said."""
    with new_database() as database:
        done = import_mlflow(filled_store, database, "--hold-missing")
        assert done.returncode == 1, done.stderr
        yield database, done.stdout, done.stderr


def test_the_counts_of_both_sides_agree(filled_store: Store, imported: tuple[str, ...]) -> None:
    database, said, refused = imported
    there = filled_store.client.search_model_versions(max_results=1000)
    ready = [version for version in there if version.status == "READY"]
    # The two of model "complete" that state what cannot be.
    assert len(rows(database, VERSIONS)) == len(ready) - 2
    assert f"{len(ready)} versions: {len(ready) - 2} registered (" in said
    assert "0 there already, 2 refused" in said
    assert "complete, version 2: metadata of model" in refused
    assert "/parameter_count" in refused
    assert 'complete, version 3: it needs "' in refused
    models = filled_store.client.search_registered_models(max_results=1000)
    assert f"{len(models)} registered models" in said
    lineages = rows(database, "SELECT lineage_id FROM model_lineages")
    assert len(lineages) == len(models) - 1  # one has no version


def test_the_facts_of_both_sides_agree(filled_store: Store, imported: tuple[str, ...]) -> None:
    client = filled_store.client
    models = {model.name: model for model in client.search_registered_models(max_results=1000)}
    versions = {(v.name, v.version): v for v in client.search_model_versions(max_results=1000)}
    for row in rows(imported[0], VERSIONS):
        kept = row["metadata"]["mlflow"]
        version = versions[kept["name"], kept["version"]]
        assert row["artifact_id"] == f"mlflow:{version.name}/{version.version}"
        assert row["title"] == version.name
        assert row["version_tag"] == str(version.version)
        assert row["changelog"] == (version.description or None)
        assert row["origin_url"] == version.source
        assert kept.get("tags", {}) == version.tags
        assert kept.get("model_tags", {}) == models[version.name].tags
        assert kept.get("model_description") == models[version.name].description
        if not version.run_id or version.run_id == "0" * 32:
            assert row["trained_by"] is None
            continue
        run = client.get_run(version.run_id)
        assert row["training_params_json"] == run.data.params
        started = datetime.fromtimestamp(run.info.start_time / 1000, UTC)
        assert (row["training_started_at"], row["trained_by"]) == (started, "ada")
        finite = {
            key: value for key, value in run.data.metrics.items() if abs(value) < sys.float_info.max
        }
        assert (row["eval_metrics_json"] or {}) == finite
        other = {"nan": "NaN", "inf": "Infinity", "minus": "-Infinity"}
        assert kept.get("metrics_without_number", {}) == ({} if finite else other)
        # A short hash and ssh's form of an address stay tags.
        assert row["code_commit_sha"] == (COMMIT if finite else None)
        assert row["code_repo_url"] == ("https://git.example/churn" if finite else None)
        assert kept["run_tags"]["mlflow.source.git.commit"] in (COMMIT, "4b825dc")
        if finite:
            assert row["code_entrypoint"] == "train.py"
            assert row["metadata"]["framework"] == "sklearn"
            assert row["metadata"]["training_data"] == "customers 2025"
            assert row["metadata"]["evaluation_dataset"] == "held out"
        assert "parameter_count" in row["metadata"]["held_for_review"]


def test_versions_keep_their_order_and_names(imported: tuple[str, ...]) -> None:
    tags: dict[str, list[int]] = {}
    for row in rows(imported[0], VERSIONS):
        tags.setdefault(row["title"], []).append(int(row["version_tag"]))
    assert tags["churn"] == [1, 2, 4, 5, 6, 7]
    assert tags.keys() == {"churn", "complete", "team/older:1", *ODD_NAMES}
    assert all(tags[name] == [1, 2] for name in ODD_NAMES)


def test_stages_become_states(imported: tuple[str, ...]) -> None:
    database, said, _ = imported
    states = {
        row["version_tag"]: (row["promotion_state"], row["archived_at"] is not None)
        for row in rows(database, VERSIONS)
        if row["title"] == "churn"
    }
    assert states == {
        "1": ("superseded", False),
        "2": ("superseded", False),
        "4": ("candidate", False),
        "5": ("candidate", True),
        "6": ("promoted", False),
        "7": ("candidate", False),
    }
    assert "churn: 3 versions are in Production: 6 is promoted, 1, 2 become superseded\n" in said
    assert "churn: version 8 is FAILED_REGISTRATION, and left out\n" in said
    assert "churn: the run of version 4 is gone\n" in said


def test_aliases_stay_aliases(imported: tuple[str, ...]) -> None:
    database, said, _ = imported
    aliases = rows(database, "SELECT alias, artifact_id FROM model_aliases ORDER BY alias")
    assert [(row["alias"], row["artifact_id"]) for row in aliases] == [
        ("champion", "mlflow:churn/2"),
        ("staging", "mlflow:churn/7"),
    ]
    assert 'churn: alias "gone" is left out: names "mlflow:churn/3", which is not in' in said
    assert re.search('churn: alias "größter" is left out: .*cannot be an alias', said)
    assert "churn: in Staging too, without the alias: version 4\n" in said
    assert "2 aliases left out" in said
    assert "2 aliases set" in said


def test_tags_named_like_a_field_state_it(imported: tuple[str, ...]) -> None:
    (row,) = (row for row in rows(imported[0], VERSIONS) if row["title"] == "complete")
    # The version's own come before those of the model; a text stays a text.
    assert "held_for_review" not in row["metadata"]
    assert {key: row["metadata"][key] for key in COMPLETE} == COMPLETE | {
        "parameter_count": 25557032,
        "evaluation_metrics": {"top1": 80.4},
    }


def test_a_second_import_changes_nothing(store: Store, fresh_database: FreshDatabase) -> None:
    database = fresh_database()
    first = import_mlflow(store, database, "--hold-missing")
    with psycopg.connect(database) as connection:  # a decision of somebody, which stays
        connection.execute(
            "SELECT promote_model('mlflow:churn/7'), set_model_alias('mlflow:churn/7', 'champion')"
        )
    everything = "SELECT event_id, event_type, artifact_id FROM model_events ORDER BY event_id"
    before = rows(database, everything)
    second = import_mlflow(store, database, "--hold-missing")
    assert rows(database, everything) == before
    count = int(re.search(r"(\d+) registered \(", first.stdout)[1])
    assert f"0 registered, {count} there already, 2 refused\n" in second.stdout
    assert 'in the registry "mlflow:churn/7", which stays' in second.stdout

    # A version that came since is appended; another model under a known id is none of ours.
    store.version("churn", stage="Production")
    store.sql("UPDATE model_versions SET creation_time = 1 WHERE name = '🧪' AND version = 2")
    third = import_mlflow(store, database, "--hold-missing")
    assert (
        f"1 registered (6 fields of 1 held for review), {count - 1} there already, 3 refused"
        in (third.stdout)
    )
    assert '🧪, version 2: id "mlflow:🧪/2" is taken by other content' in third.stderr
    (promoted,) = rows(
        database, "SELECT artifact_id FROM model_versions WHERE promotion_state = 'promoted'"
    )
    assert promoted["artifact_id"] == "mlflow:churn/9"


def test_without_holding_what_is_missing_is_a_list(
    store: Store, fresh_database: FreshDatabase, tmp_path: Path
) -> None:
    database = fresh_database()
    rejects = tmp_path / "rejects.jsonl"
    done = import_mlflow(store, database, "--rejects", str(rejects))
    assert done.returncode == 1
    assert [row["title"] for row in rows(database, VERSIONS)] == ["complete"]
    assert 'churn, version 1: metadata of model "mlflow:churn/1" has ' in done.stderr
    assert 'churn, version 2: there is no model version "mlflow:churn/1"' in done.stderr

    done = run_script("import_models.py", "--db", database, "--hold-missing", str(rejects))
    assert len(rejects.read_text().splitlines()) == 22 - 1, done.stdout
    assert "19 registered" in done.stdout
    states = {
        row["version_tag"]: row["promotion_state"]
        for row in rows(database, VERSIONS)
        if row["title"] == "churn"
    }
    assert states["1"] == "superseded"
    assert states["6"] == "promoted"


def test_a_dry_run_says_the_same_and_keeps_nothing(
    store: Store, fresh_database: FreshDatabase, imported: tuple[str, ...]
) -> None:
    database = fresh_database()
    done = import_mlflow(store, database, "--hold-missing", "--dry-run")
    assert done.stdout == imported[1].removesuffix("\n") + " (dry run: nothing was kept)\n"
    assert rows(database, "SELECT 1 FROM artifacts") == []


OTHERS = """
SELECT count(*) FROM pg_stat_activity
 WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


def test_an_import_that_was_killed_goes_on(store: Store, fresh_database: FreshDatabase) -> None:
    """Killed while its second batch of lines waits for somebody."""
    database = fresh_database()
    versions = ", ".join(f"({n})" for n in range(3, 601))
    store.sql(
        "INSERT INTO model_versions"
        " (name, version, creation_time, current_stage, status, workspace)"
        " SELECT name, n.column1, creation_time, 'Production', 'READY', workspace"
        f"   FROM model_versions, (VALUES {versions}) AS n WHERE name = '🧪' AND version = 2"
    )
    with psycopg.connect(database) as somebody:
        somebody.execute(
            "SELECT register_model('M', (SELECT hold_missing('{\"is_external\": false}'"
            ")), id => 'mlflow:🧪/400')"
        )
        process = subprocess.Popen(
            [
                sys.executable,
                ROOT / "scripts/import_mlflow.py",
                "--db",
                database,
                "--tracking-uri",
                store.uri,
                "--hold-missing",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        end = time.monotonic() + 120
        while (
            not rows(database, f"{OTHERS} AND wait_event_type = 'Lock'")[0]["count"]
            and time.monotonic() < end
        ):
            time.sleep(0.1)
        process.kill()
        process.wait()
        somebody.rollback()
    # What was sent before the end is still carried out.
    while rows(database, OTHERS)[0]["count"] and time.monotonic() < end:
        time.sleep(0.1)
    landed = len(rows(database, VERSIONS))
    assert 0 < landed < 600
    done = import_mlflow(store, database, "--hold-missing")
    assert f"{619 - landed - 1} registered" in done.stdout, done.stdout
    assert f" {landed} there already, 2 refused" in done.stdout
    found = [row for row in rows(database, VERSIONS) if row["title"] == "🧪"]
    assert [int(row["version_tag"]) for row in found] == list(range(1, 601))
    states = [row["promotion_state"] for row in found]
    assert states == ["candidate"] * 2 + ["superseded"] * 597 + ["promoted"]


@pytest.mark.parametrize("content", [None, b"", b"no database"])
def test_a_file_that_is_no_store_stays(
    database_url: str, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "typo.db"
    if content is not None:
        path.write_bytes(content)
    done = run_script(
        "import_mlflow.py", "--db", database_url, "--tracking-uri", f"sqlite:///{path}"
    )
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert str(path) in done.stderr
    assert (path.read_bytes() if path.exists() else None) == content
