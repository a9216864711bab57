"""scripts/import_cards.py: cards of Hugging Face, as people write them and as we do."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import psycopg
import pytest
from conftest import ROOT, FreshDatabase, run_script

pytest.importorskip("huggingface_hub", reason="requirements-cards.txt is not installed")

REAL_MODELS = ROOT / "test/data/real_models.jsonl"

BERT = """\
---
license: apache-2.0
library_name: transformers
language: [en, de]
tags:
- fill-mask
- "yes"
datasets: [wikipedia, bookcorpus]
base_model:
- org/base
- org/unknown
base_model_relation: finetune
released: 2024-01-31
model-index:
- name: Bert
  results:
  - task: {type: text-classification, name: Sentiment}
    dataset: {type: glue, name: GLUE, config: sst2, split: validation}
    metrics:
    - {type: accuracy, value: 0.93, name: Accuracy}
    - {type: f1, value: 1e-3}
  - task: {type: text-classification}
    dataset: {type: imdb, name: IMDB, split: test}
    metrics:
    - {type: accuracy, value: 91, name: Top 1}
    - {type: accuracy, value: 99.5, name: Top 5}
    - {type: loss, value: not measured}
    source: {name: the board, url: https://board.example}
---
# Bert, small #

A --- line, and a {{ template }}.
"""
BASE = "---\nlicense: mit\n---\nNo heading.\n"


def import_cards(database: str, *arguments: Any) -> subprocess.CompletedProcess[str]:
    done = run_script("import_cards.py", "--db", database, *map(str, arguments))
    assert "Traceback" not in done.stderr, done.stderr
    return done


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def fetch(database: str, query: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(database) as connection:
        return connection.execute(query).fetchall()


def metadata_of(database: str, id: str) -> dict[str, Any]:
    query = "SELECT id, metadata::jsonb FROM artifacts"
    return dict(fetch(database, query))[id]


@pytest.fixture
def cards(tmp_path: Path) -> list[Path]:
    cache = "hub/models--org--{}/snapshots/" + "a" * 40 + "/README.md"
    return [
        write(tmp_path / cache.format("bert"), BERT),
        write(tmp_path / cache.format("base"), BASE),
    ]


def test_a_card_becomes_a_model(fresh_database: FreshDatabase, cards: list[Path]) -> None:
    database = fresh_database()
    done = import_cards(database, "--hold-missing", *cards)
    assert done.returncode == 0, done.stderr
    assert "2 cards: 2 registered (" in done.stdout
    metadata = metadata_of(database, "org/bert")
    expected = {
        "license": "apache-2.0",
        "framework": "transformers",
        "tags": ["fill-mask", "yes"],
        "datasets": ["wikipedia", "bookcorpus"],
        "training_data": "wikipedia; bookcorpus",
        "is_external": True,
        "external_source_url": "https://huggingface.co/org/bert",
        "external_source_version": "a" * 40,
        "evaluation_metrics": {"accuracy": 0.93, "f1": 0.001},
        "evaluation_dataset": "GLUE",
        "benchmark_id": "glue/sst2/validation",
        "base_model_id": "org/base",
        "card": {
            "language": ["en", "de"],
            "released": "2024-01-31",
            "base_model": ["org/unknown"],
            "left_out": [{"metric": "loss", "value": "not measured", "dataset": "IMDB"}],
        },
    }
    assert {key: metadata.get(key) for key in expected} == expected
    assert sorted(metadata["held_for_review"]) == ["model_family", "parameter_count"]
    assert fetch(database, "SELECT id, title FROM artifacts ORDER BY id") == [
        ("org/base", "org/base"),
        ("org/bert", "Bert, small"),
    ]
    assert fetch(database, "SELECT relation, target_id FROM model_links") == [
        ("fine_tuned_from", "org/base")
    ]
    evaluations = "SELECT benchmark_id, dataset_name, split, metrics FROM model_evaluations"
    assert fetch(database, f"{evaluations} ORDER BY evaluation_id") == [
        ("glue/sst2/validation", "GLUE", None, {"accuracy": 0.93, "f1": 0.001}),
        ("imdb/test", "IMDB", "test", {"Top 1": 91, "Top 5": 99.5}),
    ]
    assert fetch(database, "SELECT evaluator FROM model_evaluations ORDER BY evaluation_id")[1] == (
        "the board",
    )
    assert f'{cards[0]}: base_model: "org/unknown" is not in the registry' in done.stdout
    assert f"{cards[0]}: model-index: metric \"loss\" is 'not measured'" in done.stdout


def test_a_second_import_changes_nothing(fresh_database: FreshDatabase, cards: list[Path]) -> None:
    database = fresh_database()
    import_cards(database, "--hold-missing", *cards)
    events = fetch(database, "SELECT event_id, event_type FROM model_events ORDER BY 1")
    done = import_cards(database, "--hold-missing", *reversed(cards))
    assert "2 cards: 0 registered, 2 there already, 0 refused\n" in done.stdout, done.stderr
    assert fetch(database, "SELECT event_id, event_type FROM model_events ORDER BY 1") == events


def test_a_dry_run_keeps_nothing(fresh_database: FreshDatabase, cards: list[Path]) -> None:
    database = fresh_database()
    done = import_cards(database, "--hold-missing", "--dry-run", *cards)
    assert done.returncode == 0, done.stderr
    assert "2 cards: 2 registered (" in done.stdout
    assert done.stdout.endswith("0 refused (dry run: nothing was kept)\n")
    assert fetch(database, "SELECT 1 FROM artifacts") == []


BAD = {
    "yaml": ("---\nlicense: mit\ntags: [a\nb: c\n---\n", "line 4: "),
    "list": ("---\n- a\n---\n", "metadata block should be a dict; correct"),
    "model-index": ("---\nmodel-index: 3\n---\n", "`model_index` in metadata cannot be parsed"),
    "no data set": (
        "---\nmodel-index:\n- name: x\n  results:\n  - task: {type: t}\n---\n",
        "'dataset'; correct that key",
    ),
    "block": ("---\nmodel_registry: 3\n---\n", "model_registry: an object is expected"),
    "unknown key": ("---\nmodel_registry: {colour: red}\n---\n", "colour"),
    "number": ("---\nlicense: 3\n---\n", "/license"),
    "nothing": ("# Only a heading\n", 'property "framework" is missing'),
}


def test_what_is_wrong_is_named_with_its_file_and_key(
    fresh_database: FreshDatabase, tmp_path: Path
) -> None:
    database = fresh_database()
    paths = {name: write(tmp_path / name / "README.md", text) for name, (text, _) in BAD.items()}
    latin = tmp_path / "latin.md"
    latin.write_bytes(b"---\nlicense: \xe9\n---\n")
    rejects = tmp_path / "rejects.jsonl"
    done = import_cards(database, "--internal", "--rejects", rejects, *paths.values(), latin)
    assert done.returncode == 1
    reasons = {line.split(": ")[0]: line for line in done.stderr.splitlines() if ".md: " in line}
    for name, (_, reason) in BAD.items():
        start = done.stderr.index(reasons[str(paths[name])])
        assert reason in done.stderr[start:].split(".md: ", 2)[1], name
    assert "not UTF-8: byte 14" in reasons[str(latin)]
    assert f"{len(BAD) + 1} cards: 0 registered, 0 there already, {len(BAD) + 1} refused" in (
        done.stdout
    )
    # What the database refused can be completed and imported as lines.
    lines = [json.loads(line) for line in rejects.read_text().splitlines()]
    assert {line["id"] for line in lines} == {"unknown key", "number", "nothing"}


def test_where_a_model_was_made_is_not_guessed(
    fresh_database: FreshDatabase, tmp_path: Path
) -> None:
    database = fresh_database()
    path = write(tmp_path / "team/net/README.md", BASE)
    done = import_cards(database, "--hold-missing", path)
    assert done.returncode == 1
    assert f"{path}: it does not say where the model was made; say --internal" in done.stderr
    done = import_cards(database, "--hold-missing", "--root", tmp_path, "--internal", path)
    assert done.returncode == 0, done.stderr
    assert metadata_of(database, "team/net")["is_external"] is False
    done = import_cards(database, "--hold-missing", "--revision", "v2", path)
    assert done.returncode == 0, done.stderr
    assert metadata_of(database, "net")["external_source_version"] == "v2"
    assert metadata_of(database, "net")["external_source_url"] == "https://huggingface.co/net"


RICH = """
SELECT register_model(jsonb_build_object(
    'id', 'net', 'title', E'Net: "small" #1\n---\nlicense: mit', 'version_tag', 'v1',
    'metadata', '{"is_external": false, "model_family": "resnet", "framework": "yes",
                  "parameter_count": 25557032, "training_data": "our\\nphotos", "license": "mit",
                  "evaluation_dataset": "ImageNet", "benchmark_id": "top", "tags": ["edge", "1"],
                  "evaluation_metrics": {"top1": 80.4, "loss": 1e-30, "en": {"f1": 0.5}},
                  "own": {"exact": 0.1000000000000000000000000000000001, "big": 1e400}}'::jsonb,
    'links', '[{"relation": "quantized_from", "target": "base"},
               {"relation": "quantized_from", "target": "base 2"},
               {"relation": "trained_on", "target": "photos"}]'::jsonb,
    'evaluations', '[{"metrics": {"top1": {"value": 79.5, "ci_low": 79, "ci_high": 80}},
                      "dataset": "photos", "split": "test", "benchmark_id": "top",
                      "evaluated_at": "2025-01-02 03:04:05Z", "evaluator": "ada"},
                     {"metrics": {"f1": 0.25}, "evaluated_at": "2024-01-01Z"}]'::jsonb))
"""
BASES = """
INSERT INTO artifacts (id, artifact_type, title, metadata)
SELECT id, 'model', 'B', hold_missing('{"is_external": false}')
  FROM unnest('{base,base 2}'::text[]) AS id;
INSERT INTO artifacts (id, artifact_type, title) VALUES ('photos', 'dataset', 'P');
"""
TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9:.]+( UTC|Z))?")


def test_cards_of_ours_come_back_equal(fresh_database: FreshDatabase, tmp_path: Path) -> None:
    """Every real model, and one with all that a card can hold. Others are only the history, and
    the time of the evaluation that metadata shows: those of the import."""
    ours, theirs = fresh_database(), fresh_database()
    done = run_script("import_models.py", str(REAL_MODELS), "--hold-missing", "--db", ours)
    assert done.returncode == 0, done.stderr
    for database, statements in ((ours, (BASES, RICH)), (theirs, (BASES,))):
        with psycopg.connect(database) as connection:
            for statement in statements:
                connection.execute(statement)
    query = "SELECT artifact_id, model_card(artifact_id) FROM model_versions"
    written = dict(fetch(ours, query))
    assert len(written) == 1103
    paths = []
    for number, (id, card) in enumerate(sorted(written.items())):
        if not id.startswith("base"):
            paths.append(write(tmp_path / f"{number}.md", card))
    done = import_cards(theirs, *paths)
    assert done.stdout.endswith("1101 cards: 1101 registered, 0 there already, 0 refused\n"), (
        done.stderr
    )
    read = dict(fetch(theirs, query))
    assert read.keys() == written.keys()
    for id, card in written.items():
        before, after = (TIME.sub("TIME", text).split("## History")[0] for text in (card, read[id]))
        assert after == before
    exact = "SELECT metadata::text FROM artifacts WHERE id = 'net'"
    assert fetch(ours, exact) == fetch(theirs, exact)
    stated = (
        "SELECT metrics, dataset_artifact_id, split, benchmark_id, evaluated_at, evaluator"
        "  FROM model_evaluations WHERE artifact_id = 'net' AND evaluated_at < '2026-01-01'"
        " ORDER BY evaluated_at"
    )
    assert fetch(ours, stated) == fetch(theirs, stated)
    links = (
        "SELECT relation, target_id FROM model_links WHERE artifact_id = 'net' ORDER BY position"
    )
    assert fetch(ours, links) == fetch(theirs, links)

    done = import_cards(theirs, *paths)
    assert done.stdout.endswith("1101 cards: 0 registered, 1101 there already, 0 refused\n"), (
        done.stderr
    )


def test_a_card_of_ours_that_was_edited_in_one_place(
    fresh_database: FreshDatabase, tmp_path: Path
) -> None:
    database = fresh_database()
    with psycopg.connect(database) as connection:
        connection.execute(BASES)
        connection.execute(RICH)
        ((card,),) = connection.execute("SELECT model_card('net')").fetchall()
    edited = card.replace("license: mit\nlibrary", "license: bsd\nlibrary")
    assert edited != card
    done = import_cards(database, write(tmp_path / "net.md", edited))
    assert done.returncode == 1
    assert "license: 'bsd' here, 'mit' in model_registry: metadata: license" in done.stderr

    # Bases that are not there are named and kept.
    other = fresh_database()
    done = import_cards(other, write(tmp_path / "net.md", card))
    assert done.returncode == 0, done.stderr
    for key, id in (("base_model", "base"), ("base_model", "base 2"), ("datasets", "photos")):
        assert f'{key}: "{id}" is not in the registry; it stays in metadata.card' in done.stdout
    metadata = metadata_of(other, "net")
    assert metadata["card"] == {"base_model": ["base", "base 2"], "datasets": ["photos"]}
    assert "base_model_id" not in metadata
