"""scripts/export.py: what it writes, import_models.py takes back, and it is exported the same."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import psycopg
import pytest
from conftest import ROOT, FreshDatabase, NewDatabase, run_script
from psycopg.types.json import Jsonb

REAL_MODELS = ROOT / "test/data/real_models.jsonl"

METADATA = {
    "model_family": "eva",
    "framework": "pytorch",
    "parameter_count": 305080232,
    "training_data": "ImageNet-22k",
    "evaluation_dataset": "ImageNet-1k validation",
    "evaluation_metrics": {"top1": 89.95600, "top5": {"value": 98, "ci_low": 97, "ci_high": 99}},
    "is_external": True,
    "external_source_url": "https://models.example/eva",
    "external_source_version": "v1",
}
HOSTILE = {
    "traversal": "../../etc/passwd",
    "absolute": "/etc/passwd",
    "dots": "..",
    "hidden": ".hidden",
    "blank": " a b ",
    "percent": "100%25",
    "tilde": "a~b",
    "the name of another file": "registry",
    "a header": "---\na: [",
    "quotes": "'\"\\`$(touch x)",
    "markup": "<script>alert(1)</script>",
    "controls": "a\tb\r\n\x01\x7f",
    "right to left": "a\u202eb\u2066c",
    "letters of the world": "модель-模型-🤖",
    "long": "long-" + "я" * 300,
    "longer by one": "long-" + "я" * 301,
    "line separator": "a\u2028b\u0085c",
}
FILE = {"path": "a/b c.bin", "sha256": "0" * 64, "size_bytes": 7}


def fill(connection: psycopg.Connection) -> None:
    """Models with every feature, through the functions that a team would call."""

    def call(function: str, *arguments: object, **named: object) -> object:
        values = [*arguments, *named.values()]
        places = ["%s"] * len(arguments) + [f"{name} => %s" for name in named]
        adapted = [Jsonb(value) if isinstance(value, dict | list) else value for value in values]
        query = f"SELECT {function}({', '.join(places)})"
        return connection.execute(query, adapted).fetchone()[0]

    def register(id: str, **more: object) -> None:
        call("register_model", {"id": id, "title": f"Title of {id}", "metadata": METADATA} | more)

    connection.execute(
        "INSERT INTO artifacts (id, artifact_type, title, metadata, changelog)"
        " VALUES ('zz-data', 'dataset', 'Data', '{\"rows\": 1.10}', 'first'),"
        "        ('run/1', 'training_run', '<b>', '[1, null]', NULL),"
        "        ('unused', 'dataset', 'Nobody refers to it', '{}', NULL)"
    )
    # A lineage with each state, a roll-back, a withdrawal, an archived version.
    register(
        "a1",
        version_tag="v1",
        changelog="first\n\tone",
        origin_type="external",
        origin_url="https://o.example",
        training_started_at="2024-02-29T23:59:59.123456+05:30",
        training_completed_at="2024-03-01T00:00:00+00",
        trained_by="mira",
        gpu_allocation_id="gpu-7",
        files=[FILE, {**FILE, "path": "z", "media_type": "x/y", "url": "https://f.example/z"}],
    )
    register("a2", new_version_of="a1")
    register("a3", new_version_of="a1")
    register("a4", new_version_of="a1")
    register("a5", new_version_of="a1")
    call("promote_model", "a1", "the first")
    call("promote_model", "a2", "better")
    call("rollback_model", "a2", "worse after all")
    call("reject_model", "a3", "no: 'quoted' \\ \n text")
    call("archive_model", "a4", "too old")
    for alias in ("staging", "beta"):
        call("set_model_alias", "a5", alias)
    register("w1")
    call("promote_model", "w1", "in use")
    call("withdraw_model", "w1", "harmful")
    register("s1")
    call("promote_model", "s1", None)
    register("s2", new_version_of="s1")
    call("promote_model", "s2", None)
    call("archive_model", "s1", None)

    # Links: several parents, in an order that is not that of their ids; the data set comes last.
    register("b0", base_model_id="w1")
    register(
        "merged",
        links=[
            {"relation": "trained_on", "target": "zz-data"},
            {"relation": "merged_from", "target": "w1"},
            {"relation": "merged_from", "target": "a1"},
            {"relation": "distilled_from", "target": "w1"},
            {"relation": "produced_by", "target": "run/1"},
            {"relation": "evaluated_on", "target": "zz-data"},
            {"relation": "tests", "target": "b0"},
        ],
    )
    # Evaluations: of one instant, of other benchmarks, on data with another name than its title,
    # before and after the one that metadata shows.
    register("e1", benchmark_id="mmlu", eval_dataset_artifact_id="zz-data")
    register("e2")
    for id in ("e1", "e2"):
        for number, benchmark in enumerate(["mmlu", None, "glue", "mmlu", "mmlu"]):
            call(
                "record_evaluation",
                id,
                {"top1": number + 0.5},
                ["zz-data", "by name"][number % 2],
                [None, "test"][number % 2],
                benchmark,
                f"202{4 - number // 2}-01-01 00:00:00.5+02",
                f"evaluator {number}",
            )
        call("record_evaluation", id, {"top1": 77}, benchmark_id="mmlu")
    held = METADATA | {"evaluation_metrics": None, "held_for_review": ["evaluation_metrics"]}
    register("held", metadata=held)
    register("taken-back", metadata=METADATA)
    connection.execute("UPDATE artifacts SET metadata = %s WHERE id = 'taken-back'", [Jsonb(held)])

    for name, text in HOSTILE.items():
        more = METADATA | {"training_data": text, "own": {text: [text]}, "intended_use": text}
        register(text, title=text, metadata=more, changelog=name)
        call("promote_model", text, text)
    connection.execute("UPDATE artifacts SET metadata = metadata || '{\"big\": 1e400}'")


@pytest.fixture(scope="module")
def source(new_database: NewDatabase) -> Iterator[str]:
    """A database with the real models, and made ones with every feature."""
    with new_database() as url:
        done = run_script("import_models.py", str(REAL_MODELS), "--hold-missing", "--db", url)
        assert done.returncode == 0, done.stderr
        with psycopg.connect(url) as connection:
            fill(connection)
        yield url


def export(url: str, directory: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return run_script("export.py", str(directory), "--db", url, *options)


def contents(directory: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(directory)): path.read_bytes()
        for path in directory.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def exported(source: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("export") / "without"
    done = export(source, directory, "--without-history")
    assert done.returncode == 0, done.stderr
    return directory


def test_an_import_into_an_empty_database_is_exported_as_the_same_bytes(
    exported: Path, fresh_database: FreshDatabase, tmp_path: Path
) -> None:
    """The lines, the cards and the bills of materials."""
    url = fresh_database()
    done = run_script("import_models.py", str(exported / "models.jsonl"), "--db", url)
    assert done.returncode == 0, done.stderr[:3000]
    assert export(url, tmp_path / "again", "--without-history").returncode == 0
    expected, found = contents(exported), contents(tmp_path / "again")
    assert found.keys() == expected.keys()
    different = [name for name in expected if found[name] != expected[name]]
    for name in different[:3]:
        print(name, found[name].decode(), expected[name].decode(), sep="\n")
    assert different == []

    with psycopg.connect(url) as connection:
        query = "SELECT p.* FROM model_lineages AS l, verify_history(l.lineage_id) AS p"
        assert connection.execute(query).fetchall() == []

    # The same file again changes nothing.
    again = run_script("import_models.py", str(exported / "models.jsonl"), "--db", url)
    assert (again.returncode, again.stderr) == (0, "")
    assert " 0 registered, " in again.stdout
    assert export(url, tmp_path / "third", "--without-history").returncode == 0
    assert contents(tmp_path / "third") == found


def test_the_import_holds_what_the_source_holds(
    source: str, exported: Path, fresh_database: FreshDatabase
) -> None:
    """Table by table, but for who wrote it when; from lines in the reverse order."""
    lines = exported.joinpath("models.jsonl").read_bytes().splitlines(keepends=True)
    others = [line for line in lines if json.loads(line)["artifact_type"] != "model"]
    reversed_file = exported.parent / "reversed.jsonl"
    reversed_file.write_bytes(b"".join(others + lines[: len(others) - 1 : -1]))
    url = fresh_database()
    done = run_script("import_models.py", str(reversed_file), "--db", url)
    assert done.returncode == 0, done.stderr[:3000]
    queries = [
        "SELECT id, artifact_type, title, metadata::text, version_tag, changelog, origin_type,"
        " origin_url, parent_version_id FROM artifacts WHERE id <> 'unused' ORDER BY id",
        "SELECT to_jsonb(v) - '{promotion_event_id,created_at,archived_at,is_current}'::text[],"
        " archived_at IS NULL FROM model_versions AS v ORDER BY artifact_id",
        "SELECT to_jsonb(e) - '{evaluation_id,actor,recorded_at}'::text[]"
        " FROM model_evaluations AS e ORDER BY artifact_id, evaluated_at, benchmark_id,"
        " evaluation_id",
        "SELECT to_jsonb(m) - 'evaluation_id' FROM model_metrics AS m"
        " ORDER BY artifact_id, evaluated_at, benchmark_id, evaluation_id, metric",
        "SELECT artifact_id, relation, target_id FROM model_links ORDER BY 1, 2, 3",
        "SELECT to_jsonb(f) - 'event_id' FROM model_files AS f ORDER BY artifact_id, path",
        "SELECT * FROM model_aliases ORDER BY lineage_id, alias",
        "SELECT artifact_id, field FROM model_reviews WHERE resolved_at IS NULL ORDER BY 1, 2",
    ]
    with psycopg.connect(source) as here, psycopg.connect(url) as there:
        for query in queries:
            expected = here.execute(query).fetchall()
            assert expected
            assert there.execute(query).fetchall() == expected, query


def test_each_model_has_a_card_and_a_bill_of_materials(source: str, exported: Path) -> None:
    with psycopg.connect(source) as connection:
        query = "SELECT artifact_id FROM model_versions"
        ids = {id for (id,) in connection.execute(query)}
    lines = [json.loads(line) for line in exported.joinpath("models.jsonl").open(encoding="utf-8")]
    assert {line["id"] for line in lines} == ids | {"zz-data", "run/1"}
    assert [line["artifact_type"] for line in lines[:3]] == ["training_run", "dataset", "model"]
    for part, ending in (("cards", ".md"), ("boms", ".cdx.json")):
        names = [path.name.removesuffix(ending) for path in exported.joinpath(part).iterdir()]
        assert len(names) == len(ids)
        assert all(re.fullmatch(r"[A-Za-z0-9_%-][A-Za-z0-9_%.~-]{0,199}", name) for name in names)
        # Whoever knows the escaping of URLs reads the id; a long one by its digest.
        found = {unquote(name) for name in names if "~" not in name}
        cut = {name.split("~")[1] for name in names if "~" in name}
        assert found == ids - {HOSTILE["long"], HOSTILE["longer by one"]}
        assert cut == {
            hashlib.sha256(HOSTILE[name].encode()).hexdigest()[:32]
            for name in ("long", "longer by one")
        }
    bom = json.loads(exported.joinpath("boms/merged.cdx.json").read_bytes())
    assert bom["metadata"]["component"]["bom-ref"] == "merged"
    assert "timestamp" not in bom["metadata"]
    card = exported.joinpath("cards/a1.md").read_text(encoding="utf-8")
    assert "# Title of a1" in card
    assert "## History" not in card
    promoted = json.loads(exported.joinpath("registry.cdx.json").read_bytes())["components"]
    assert {part["bom-ref"] for part in promoted} == {"a1", "s2", *HOSTILE.values()}


def test_the_same_database_gives_the_same_bytes_with_its_history(
    source: str, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        assert export(source, tmp_path / name).returncode == 0
    one = contents(tmp_path / "one")
    assert one == contents(tmp_path / "two")
    assert b"## History\n\n- " in one["cards/a1.md"]
    assert json.loads(one["boms/a1.cdx.json"])["metadata"]["timestamp"]


def test_files_that_are_there_are_not_overwritten_silently(
    fresh_database: FreshDatabase, tmp_path: Path
) -> None:
    url = fresh_database()
    target, partial = tmp_path / "out", tmp_path / "out.partial"
    target.mkdir()
    first = export(url, target)
    assert (first.returncode, first.stdout) == (0, f"{target}: 0 models, 0 other artifacts\n")
    assert set(contents(target)) == {"models.jsonl", "registry.cdx.json"}

    with psycopg.connect(url) as connection:
        connection.execute("SELECT register_model('M', %s, id => 'm')", [Jsonb(METADATA)])
    refused = export(url, target)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "--replace" in refused.stderr
    assert contents(target)["models.jsonl"] == b""

    # What an interrupted export left is removed; what is none is not.
    (partial / "cards").mkdir(parents=True)
    (partial / "cards" / "old.md").write_text("old")
    assert export(url, target, "--replace").returncode == 0
    assert "cards/m.md" in contents(target)
    assert not partial.exists()

    for foreign in (target / "thesis.txt", target / "cards" / "notes.txt"):
        foreign.write_text("mine")
        refused = export(url, target, "--replace")
        assert refused.returncode == 2
        assert "is no export" in refused.stderr
        foreign.unlink()
    partial.mkdir()
    (partial / "thesis.txt").write_text("mine")
    refused = export(url, target, "--replace")
    assert refused.returncode == 2
    assert (partial / "thesis.txt").read_text() == "mine"
    (partial / "thesis.txt").unlink()
    link = tmp_path / "link"
    link.symlink_to(target)
    assert export(url, link, "--replace").returncode == 2
    assert link.is_symlink()
    assert "cards/m.md" in contents(target)


def test_an_export_that_fails_leaves_no_files_under_its_name(
    fresh_database: FreshDatabase, tmp_path: Path
) -> None:
    url = fresh_database()
    with psycopg.connect(url) as connection:
        connection.execute("SELECT register_model('M', %s, id => 'm')", [Jsonb(METADATA)])
        connection.execute("ALTER FUNCTION model_bom(text) RENAME TO gone")
    failed = export(url, tmp_path / "out")
    assert failed.returncode != 0
    assert "Traceback" not in failed.stderr
    assert not (tmp_path / "out").exists()
    with psycopg.connect(url) as connection:
        connection.execute("ALTER FUNCTION gone(text) RENAME TO model_bom")
    assert export(url, tmp_path / "out").returncode == 0
    assert os.listdir(tmp_path) == ["out"]


def test_an_export_into_a_registry_that_holds_some_of_it_adds_the_rest(
    exported: Path, fresh_database: FreshDatabase, tmp_path: Path
) -> None:
    """An import that was interrupted, then run again."""
    url = fresh_database()
    lines = exported.joinpath("models.jsonl").read_bytes().splitlines(keepends=True)
    made = [line for line in lines if b'"own"' in line or json.loads(line)["id"] in ("a1", "w1")]
    half = tmp_path / "half.jsonl"
    half.write_bytes(b"".join(made[: len(made) // 2]))
    assert run_script("import_models.py", str(half), "--db", url).returncode == 0
    half.write_bytes(b"".join(made))
    assert run_script("import_models.py", str(half), "--db", url).returncode == 0
    assert export(url, tmp_path / "out", "--without-history").returncode == 0
    assert contents(tmp_path / "out")["models.jsonl"] == b"".join(made)
