"""scripts/backfill.py: the eight legacy models, one transaction each, run and run again."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import Any

import psycopg
import pytest
from conftest import ROOT, FreshDatabase, deploy, run_script, sqitch
from psycopg.types.json import Jsonb

NEURO = "model-29ce54ef-040c-4831-97b6-4850faa31598"
AMYLOID = "model-56e6e50d-0000-0000-0000-000000000000"
CELLS = "model-14307274-0000-0000-0000-000000000000"
RISK = "model-8479a365-0000-0000-0000-000000000000"
MICROGLIA = "model-45e16a37-0000-0000-0000-000000000000"
CYTOKINE = "model-9ccc79de-0000-0000-0000-000000000000"
TARGETS = "model_ot_ad_zscore_rules_v1"
TREM2 = "model-biophys-microglia-001"

UNEVALUATED = {"framework", "training_data", "evaluation_dataset", "evaluation_metrics"}
Models = dict[str, tuple[str, set[str], dict[str, Any]]]
# What the rules make of test/data/legacy_world.sql, worked out by hand: state, holds, facts.
EXPECTED: Models = {
    NEURO: (
        "promoted",
        {"parameter_count"},
        {
            "model_family": "multilayer perceptron",
            "framework": "pytorch",
            "training_data": "ADNI baseline visits, proteomics panel",
            "evaluation_metrics": {"auroc": 0.83, "accuracy": 0.87},
            "training_config": {"optimizer": "adam", "learning_rate": 0.001, "batch_size": 64},
            "legacy_values": {
                "parameter_count": "~1.2M",
                "evaluation_metrics": {"auroc": 0.83, "accuracy": "0.87"},
            },
        },
    ),
    AMYLOID: ("candidate", UNEVALUATED, {"model_family": "biophysical", "parameter_count": 4}),
    CELLS: (
        "promoted",
        set(),
        {
            "model_family": "transformer",
            "parameter_count": 5412480,
            "training_data": "SEA-AD MTG snRNA-seq, 2024 release; Allen human MTG 10x",
            "evaluation_dataset": "SEA-AD MTG, donors held out",
            "evaluation_metrics": {"accuracy": 0.87, "macro_f1": 0.81},
            "benchmark_id": "sea-ad-cell-types",
        },
    ),
    RISK: (
        "promoted",
        set(),
        {
            "model_family": "logistic regression",
            "framework": "scikit-learn",
            "parameter_count": 6,  # five coefficients and the intercept
            "training_data": "ADNI baseline visits",
            "fit_metrics": {"log_loss": 0.41, "pseudo_r2": 0.33},
        },
    ),
    MICROGLIA: (
        "promoted",
        {"framework"},
        {
            "model_family": "biophysical",
            "parameter_count": 5,
            "evaluation_metrics": {"rmse": 0.042, "aic": -118.3},
        },
    ),
    CYTOKINE: (
        "promoted",
        {"parameter_count"},  # 8 are stated, 6 are named
        {
            "framework": "scipy",
            "evaluation_metrics": {
                "rmse": 0.19,
                "aic": -41.7,
                "rmse_by_species": {"Ab": 0.21, "M": 0.14, "C": 0.22},
            },
        },
    ),
    TARGETS: (
        "promoted",
        {"training_data"},
        {
            "model_family": "z-score rules",
            "parameter_count": 0,
            "evaluation_metrics": {"precision_at_50": 0.34, "recall_at_50": 0.21},
            "benchmark_id": "ot-ad-target-ranking",
        },
    ),
    TREM2: (
        "candidate",
        UNEVALUATED,
        {
            "model_family": "biophysical",
            "parameter_count": 6,
            "steady_states": {"TREM2": 0.5, "APOE": 1.5, "IL6": 1.5},
        },
    ),
}
# The same fact by another name: these legacy keys go, all others stay.
RENAMED = {
    "trained_on",
    "library",
    "num_parameters",
    "n_parameters",
    "eval_dataset",
    "benchmark",
    "hyperparameters",
}
TABLES = ("artifacts", "model_versions", "model_events", "model_reviews", "backfill_snapshots")


def backfill(database: str, *options: str) -> subprocess.CompletedProcess[str]:
    return run_script("backfill.py", "--db", database, *options)


def everything(database: str) -> dict[str, list[str]]:
    """Every row of every table that the backfill writes, as text."""
    with psycopg.connect(database) as connection:
        return {
            table: sorted(row for (row,) in connection.execute(f"SELECT t::text FROM {table} AS t"))
            for table in TABLES
        }


def migrated(database: str) -> Models:
    """Artifact -> state, holds, metadata, for what has its row of model_versions."""
    with psycopg.connect(database) as connection:
        rows = connection.execute(
            "SELECT id, promotion_state, metadata::jsonb"
            "  FROM artifacts JOIN model_versions ON artifact_id = id"
        )
        return {
            id: (state, set(metadata.get("held_for_review", [])), metadata)
            for id, state, metadata in rows
        }


def outcomes(models: Models) -> dict[str, tuple[str, set[str]]]:
    return {id: (state, held) for id, (state, held, _) in models.items()}


def test_the_eight_become_what_the_rules_say(legacy_database: str) -> None:
    with psycopg.connect(legacy_database) as connection:
        before = dict(connection.execute("SELECT id, decode_legacy(metadata::text) FROM artifacts"))
    done = backfill(legacy_database)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == (
        "migrated 8 legacy models: 6 promoted, 2 candidates, 12 fields held for a person, 0 refused"
    )
    after = migrated(legacy_database)
    assert after.keys() == EXPECTED.keys()
    for id, (state, held, facts) in EXPECTED.items():
        new_state, new_held, metadata = after[id]
        assert (id, new_state, new_held) == (id, state, held)
        assert {key: metadata.get(key) for key in facts} == facts
        assert all(metadata[field] is None for field in held)
        assert metadata["is_external"] is False
        gone = before[id].keys() - metadata.keys()
        assert gone <= RENAMED, id
        kept = before[id].keys() - gone - EXPECTED[id][2].keys() - held
        differing = {key for key in kept if metadata[key] != before[id][key]}
        assert differing <= {"evaluation_metrics"}, id

    with psycopg.connect(legacy_database) as connection:
        pins = "SELECT count(*) FROM model_versions WHERE num_nonnulls(code_repo_url,"
        pins += " code_commit_sha, code_entrypoint) > 0"
        assert connection.execute(pins).fetchone() == (0,)
        # The notes of the promoted ones and of the others say why.
        notes = "SELECT count(*) FROM model_versions WHERE promotion_notes ~ '\\w'"
        assert connection.execute(notes).fetchone() == (8,)
        (candidate,) = connection.execute(
            "SELECT candidates->0->'value' FROM model_reviews"
            " WHERE artifact_id = %s AND field = 'parameter_count'",
            [NEURO],
        ).fetchone()
        assert candidate == 1200000
        others = "SELECT id, metadata FROM artifacts WHERE artifact_type <> 'model' ORDER BY id"
        assert connection.execute(others).fetchall() == [
            ("dataset-sea-ad-mtg", {"cells": 1378211, "donors": 84}),
            ("figure-amyloid-phase-plane", {"format": "svg"}),
            ("notebook-ad-risk-eda", None),
        ]


def test_a_dry_run_says_what_would_be_done_and_writes_nothing(legacy_database: str) -> None:
    before = everything(legacy_database)
    done = backfill(legacy_database, "--dry-run")
    assert done.returncode == 0, done.stderr
    assert everything(legacy_database) == before
    assert "would migrate 8 legacy models: 6 promoted, 2 candidates" in done.stdout
    for id in EXPECTED:
        assert id in done.stdout
    assert '"~1.2M" is rounded' in done.stdout


def test_a_second_run_changes_nothing(legacy_database: str) -> None:
    assert backfill(legacy_database).returncode == 0
    before = everything(legacy_database)
    done = backfill(legacy_database)
    assert (done.returncode, done.stderr) == (0, "")
    assert "migrated 0 legacy models" in done.stdout
    assert everything(legacy_database) == before


def test_in_portions_it_ends_the_same(legacy_database: str) -> None:
    for landed in (3, 6, 8):
        assert backfill(legacy_database, "--limit", "3").returncode == 0
        assert len(migrated(legacy_database)) == landed
    assert outcomes(migrated(legacy_database)) == outcomes(EXPECTED)


def test_killed_in_the_middle_it_goes_on_where_it_stopped(legacy_database: str) -> None:
    with psycopg.connect(legacy_database) as connection:
        queue = "SELECT id FROM legacy_models ORDER BY version_number, id"
        fourth = connection.execute(queue).fetchall()[3][0]
        # The script waits for this lock, with three models done.
        connection.execute("SELECT FROM artifacts WHERE id = %s FOR UPDATE", [fourth])
        process = subprocess.Popen(
            [sys.executable, ROOT / "scripts/backfill.py", "--db", legacy_database],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        done = 0
        while done < 3:
            done += process.stdout.readline().startswith(("promoted", "candidate"))
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=30)
        process.stdout.close()
    assert len(migrated(legacy_database)) in (3, 4)
    assert backfill(legacy_database).returncode == 0
    assert outcomes(migrated(legacy_database)) == outcomes(EXPECTED)


def test_a_refused_model_is_named_and_the_others_land(legacy_database: str) -> None:
    with psycopg.connect(legacy_database) as connection:
        connection.execute(f"UPDATE artifacts SET origin_type = NULL WHERE id = '{RISK}'")
    done = backfill(legacy_database)
    assert done.returncode == 1
    assert "5 promoted, 2 candidates" in done.stdout
    assert "1 refused" in done.stdout
    assert RISK in done.stdout + done.stderr
    assert "SQLSTATE MR006" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert migrated(legacy_database).keys() == EXPECTED.keys() - {RISK}

    with psycopg.connect(legacy_database) as connection:
        connection.execute(f"UPDATE artifacts SET origin_type = 'internal' WHERE id = '{RISK}'")
    assert backfill(legacy_database).returncode == 0
    assert migrated(legacy_database).keys() == EXPECTED.keys()


def test_who_ran_it_is_known(legacy_database: str) -> None:
    assert backfill(legacy_database, "--actor", "ada", "--limit", "1").returncode == 0
    with psycopg.connect(legacy_database) as connection:
        who = "SELECT DISTINCT migrated_by FROM backfill_snapshots"
        assert connection.execute(who).fetchall() == [("ada",)]


def test_a_person_resolves_a_hold(legacy_database: str) -> None:
    backfill(legacy_database)
    with psycopg.connect(legacy_database) as connection:
        connection.execute(
            "SELECT resolve_review(review_id, '1183745', 'counted in the checkpoint', 'ada')"
            "  FROM model_reviews WHERE artifact_id = %s",
            [NEURO],
        )
    _, held, metadata = migrated(legacy_database)[NEURO]
    assert held == set()
    assert metadata["parameter_count"] == 1183745


def test_the_migration_alone_can_be_taken_back(legacy_database: str) -> None:
    rows = "SELECT a::text FROM artifacts AS a ORDER BY id"
    with psycopg.connect(legacy_database) as connection:
        before = connection.execute(rows).fetchall()
    assert backfill(legacy_database).returncode == 0
    sqitch(legacy_database, "revert", "-y", "--to", "backfill/model_reviews^")
    with psycopg.connect(legacy_database) as connection:
        assert connection.execute(rows).fetchall() == before
    deploy(legacy_database, "--no-verify")
    assert backfill(legacy_database).returncode == 0
    assert migrated(legacy_database).keys() == EXPECTED.keys()


@pytest.mark.parametrize("option", [["--limit", "0"], ["--limit", "x"], ["--nonsense"], ["more"]])
def test_wrong_usage(legacy_database: str, option: list[str]) -> None:
    done = backfill(legacy_database, *option)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert migrated(legacy_database) == {}


def test_a_database_without_the_package(fresh_database: FreshDatabase) -> None:
    done = backfill(fresh_database(empty=True))
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "deploy" in done.stderr


def test_a_server_that_is_not_there() -> None:
    done = backfill("postgresql://nobody@/nothing?host=/nonexistent")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)


def test_any_order_of_parents_and_bases(legacy_database: str) -> None:
    """Children numbered below their parents, and references in cycles: decided in one run."""
    add = (
        "INSERT INTO artifacts (id, artifact_type, title, metadata, version_number,"
        " parent_version_id) SELECT %(id)s, 'model', %(id)s, metadata || %(more)s, %(number)s,"
        " %(parent)s FROM artifacts WHERE id = %(like)s"
    )
    models = [
        ("v1", 3, None, None),
        ("v2", 2, "v1", "v1"),
        ("v3", 1, "v2", "tuned"),
        ("base", 9, None, None),
        ("tuned", 1, None, "base"),
        ("left", 1, None, "right"),
        ("right", 1, None, "left"),
        ("behind", 0, None, "left"),
        ("self", 1, None, "self"),
        ("p1", 1, "p2", None),
        ("p2", 2, "p1", None),
        ("p3", 3, "p2", None),
    ]
    with psycopg.connect(legacy_database) as connection:
        connection.execute("ALTER TABLE artifacts DISABLE TRIGGER USER")
        for id, number, parent, base in models:
            more = Jsonb({"base_model_id": base} if base else {})
            connection.execute(
                add, {"id": id, "number": number, "parent": parent, "more": more, "like": CYTOKINE}
            )
        connection.execute("ALTER TABLE artifacts ENABLE TRIGGER USER")
    done = backfill(legacy_database)
    assert done.returncode == 1
    assert "migrated 17 legacy models" in done.stdout
    assert "3 refused" in done.stdout
    assert 'parent versions of model "p1" form a cycle' in done.stdout
    assert 'waits for its parent version "p2", which was not migrated' in done.stdout
    with psycopg.connect(legacy_database) as connection:
        rows = connection.execute(
            "SELECT artifact_id, lineage_id, base_model_id,"
            "       metadata::jsonb #>> '{legacy_values,base_model_id}'"
            "  FROM model_versions JOIN artifacts ON id = artifact_id"
            " WHERE artifact_id = ANY (%s)",
            [[id for id, *_ in models]],
        )
        assert {id: tuple(row) for id, *row in rows} == {
            "v1": ("v1", None, None),
            "v2": ("v1", "v1", None),
            "v3": ("v1", "tuned", None),
            "base": ("base", None, None),
            "tuned": ("tuned", "base", None),
            "left": ("left", None, "right"),
            "right": ("right", None, "left"),
            "behind": ("behind", "left", None),
            "self": ("self", None, "self"),
        }
    # What is left is refused again, and nothing else happens.
    done = backfill(legacy_database)
    assert (done.returncode, "migrated 0 legacy models" in done.stdout) == (1, True)

    # The way back, although v1 was replaced by v2, which is based on v1.
    sqitch(legacy_database, "revert", "-y", "--to", "backfill/model_reviews^")
    with psycopg.connect(legacy_database) as connection:
        assert connection.execute("SELECT count(*) FROM model_versions").fetchone() == (0,)
