"""scripts/import_models.py: every good line lands, every bad one is named, in any order, once."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import psycopg
import pytest
from conftest import ROOT, FreshDatabase, NewDatabase

REAL_MODELS = ROOT / "test/data/real_models.jsonl"

Model = dict[str, Any]
Import = Callable[..., subprocess.CompletedProcess[str]]


def model(id: str, /, **more: Any) -> Model:
    return {
        "id": id,
        "title": f"Title of {id}",
        "artifact_type": "model",
        "metadata": {
            "model_family": "eva",
            "framework": "pytorch",
            "parameter_count": 305080232,
            "training_data": "ImageNet-22k",
            "evaluation_dataset": "ImageNet-1k validation",
            "evaluation_metrics": {"imagenet_top1": 89.956},
            "is_external": True,
            "external_source_url": "https://models.example/eva",
            "external_source_version": "v1",
        },
        "base_model": None,
        "source": {"repo": "example/models", "commit": "0" * 40},
        **more,
    }


def jsonl(*lines: Model | str | bytes) -> bytes:
    encoded = (
        line
        if isinstance(line, bytes)
        else (line if isinstance(line, str) else json.dumps(line)).encode()
        for line in lines
    )
    return b"".join(line + b"\n" for line in encoded)


@pytest.fixture
def database(fresh_database: FreshDatabase) -> str:
    return fresh_database()


@pytest.fixture(scope="module")
def module_database(new_database: NewDatabase) -> Iterator[str]:
    with new_database() as url:
        yield url


def import_models(path: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "scripts/import_models.py"), str(path), *options],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def run(database: str, tmp_path: Path) -> Import:
    """run(bytes or path, option...) -> the finished import."""

    def run(lines: bytes | Path, *options: str) -> subprocess.CompletedProcess[str]:
        path = lines
        if isinstance(lines, bytes):
            path = tmp_path / "models.jsonl"
            path.write_bytes(lines)
        return import_models(path, "--db", database, *options)

    return run


def imported(database: str) -> dict[str, Model]:
    with psycopg.connect(database) as connection:
        query = "SELECT id, metadata::text FROM artifacts WHERE artifact_type = 'model'"
        return {id: exact_json(metadata) for id, metadata in connection.execute(query)}


def exact_json(text: str) -> Any:
    """JSON with every number as it is written, so that 1e23 is not taken for a float near it."""
    return json.loads(text, parse_float=Decimal, parse_int=Decimal)


def reasons(done: subprocess.CompletedProcess[str]) -> dict[int, str]:
    """Line number -> reason, as reported on standard error; further lines belong to the last."""
    found: dict[int, str] = {}
    number = 0
    for line in done.stderr.splitlines():
        if ".jsonl:" in line:
            place, reason = line.split(".jsonl:", 1)[1].split(": ", 1)
            number = int(place)
            found[number] = reason
        else:
            found[number] += "\n" + line
    return found


def test_the_real_models_land_and_a_second_import_changes_nothing(
    run: Import, database: str
) -> None:
    first = run(REAL_MODELS, "--hold-missing")
    assert first.returncode == 0, first.stderr[:2000]
    rows = [exact_json(line) for line in REAL_MODELS.read_text().splitlines()]
    kept = imported(database)
    assert kept.keys() == {row["id"] for row in rows}
    for row in rows:
        expected = row["metadata"] | {"source": row["source"]}
        if row["base_model"]:
            expected["base_model_id"] = row["base_model"]
        stated = {key: value for key, value in kept[row["id"]].items() if key in expected}
        assert stated == expected
        added = kept[row["id"]].keys() - expected.keys() - {"held_for_review"}
        assert all(kept[row["id"]][key] is None for key in added)
        assert set(kept[row["id"]].get("held_for_review", [])) == added

    with psycopg.connect(database) as connection:
        (versions,) = connection.execute("SELECT count(*) FROM model_versions").fetchone()
        events = connection.execute("SELECT count(*) FROM model_events").fetchone()
        held = connection.execute(
            "SELECT count(*), count(DISTINCT artifact_id) FROM model_reviews"
        ).fetchone()
    assert versions == 1100
    assert first.stdout == (
        f"1100 lines: 1100 registered ({held[0]} fields of {held[1]} held for review), "
        "0 there already, 0 refused\n"
    )

    second = run(REAL_MODELS, "--hold-missing")
    assert second.returncode == 0, second.stderr[:2000]
    assert second.stdout == "1100 lines: 0 registered, 1100 there already, 0 refused\n"
    with psycopg.connect(database) as connection:
        assert connection.execute("SELECT count(*) FROM model_events").fetchone() == events
    assert imported(database) == kept


def test_any_order_works_also_across_batches(run: Import, database: str) -> None:
    # A chain of 600, the newest first: each line waits for the one after it.
    chain = [model(f"m{i}", base_model=f"m{i - 1}" if i else None) for i in range(600)]
    done = run(jsonl(*reversed(chain)))
    assert done.returncode == 0, done.stderr[:2000]
    assert done.stdout == "600 lines: 600 registered, 0 there already, 0 refused\n"
    kept = imported(database)
    assert all(kept[f"m{i}"]["base_model_id"] == f"m{i - 1}" for i in range(1, 600))


def test_a_base_model_may_be_in_the_database_already(run: Import, database: str) -> None:
    assert run(jsonl(model("base"))).returncode == 0
    assert run(jsonl(model("child", base_model="base"))).returncode == 0
    assert imported(database).keys() == {"base", "child"}


BAD_LINES: dict[str, tuple[Model | str | bytes, str]] = {
    "NaN": ('{"id": "x", "title": "t", "metadata": {"n": NaN}}', "NaN is no JSON number"),
    "Infinity": ('{"id": "x", "title": "t", "metadata": {"n": -Infinity}}', "-Infinity is no JSON"),
    "truncated": ('{"id": "x", "title": ', "not JSON: Expecting value at column"),
    "invalid UTF-8": (b'{"id": "x\xff"}', "not UTF-8: byte 10 is 0xff"),
    "U+0000": (model("x", title="a\0b"), "SQLSTATE 22P05"),
    "U+0000 in the id": (model("x\0"), "SQLSTATE 22P05"),
    "half a character": (model("x", title="\ud800"), "SQLSTATE 22P02"),
    "array": ("[1, 2]", "not a JSON object"),
    "null": ("null", "not a JSON object"),
    "no id": ({"title": "t", "metadata": {}}, 'no "id"'),
    "id that is a number": (model("x", id=7), 'no "id"'),
    "another type": (model("x", artifact_type="dataset"), "keys that only a model has"),
    "no title": (model("x", title=None), "title"),
    "metadata that is a list": (model("x", metadata=[]), "SQLSTATE 23514"),
    "no metadata": (model("x", metadata=None), "SQLSTATE 2"),
    "metadata against the schema": (
        model("x", metadata=model("x")["metadata"] | {"parameter_count": "many"}),
        "/parameter_count",
    ),
    "unknown key": (model("x", colour="red"), "colour"),
    "unknown base model": (model("x", base_model="nowhere"), 'it needs "nowhere"'),
    "its own base model": (model("self", base_model="self"), 'it needs "self"'),
    "base model that is no id": (model("x", base_model=["a"]), '"base_model" is no id'),
    "two base models": (
        model("x", base_model="a", metadata=model("x")["metadata"] | {"base_model_id": "b"}),
        'two base models are named: "a" and "b"',
    ),
    "id taken by other content": (model("first", title="another"), "SQLSTATE 23505"),
    "nested too deeply": ('{"id": ' + "[" * 100_000 + "]" * 100_000 + "}", "nested too deeply"),
    "number out of range": (
        '{"id": "x", "title": "t", "metadata": {"n": 1e999999}}',
        "SQLSTATE 22003",
    ),
}


@pytest.fixture(scope="module")
def bad_import(
    module_database: str, tmp_path_factory: pytest.TempPathFactory
) -> subprocess.CompletedProcess[str]:
    """One import of a good line, all the bad ones, and another good line."""
    path = tmp_path_factory.mktemp("bad") / "models.jsonl"
    path.write_bytes(
        jsonl(model("first"), *(line for line, _ in BAD_LINES.values()), model("last"))
    )
    return import_models(path, "--db", module_database)


@pytest.mark.parametrize("name", BAD_LINES)
def test_a_bad_line_is_reported_by_number_and_reason(
    bad_import: subprocess.CompletedProcess[str], name: str
) -> None:
    number = list(BAD_LINES).index(name) + 2
    assert BAD_LINES[name][1] in reasons(bad_import)[number]


def test_around_the_bad_lines_the_good_ones_land(
    bad_import: subprocess.CompletedProcess[str], module_database: str
) -> None:
    bad = len(BAD_LINES)
    assert bad_import.returncode == 1
    assert bad_import.stdout == (f"{bad + 2} lines: 2 registered, 0 there already, {bad} refused\n")
    assert reasons(bad_import).keys() == set(range(2, bad + 2))
    assert "Traceback" not in bad_import.stderr
    assert imported(module_database).keys() == {"first", "last"}


def test_a_refusal_by_the_database_comes_with_detail_and_hint(run: Import) -> None:
    metadata = model("x")["metadata"] | {"parameter_count": "many"}
    reason = reasons(run(jsonl(model("x", metadata=metadata))))[1]
    assert "SQLSTATE 23514" in reason
    assert "\n    detail: " in reason
    assert "\n    hint: " in reason


def test_what_the_source_lacks_is_held_where_that_is_asked_for(run: Import, database: str) -> None:
    metadata = model("x")["metadata"]
    del metadata["training_data"], metadata["evaluation_metrics"]
    done = run(jsonl(model("x", metadata=metadata), model("y")), "--hold-missing")
    assert done.returncode == 0, done.stderr
    assert done.stdout == (
        "2 lines: 2 registered (2 fields of 1 held for review), 0 there already, 0 refused\n"
    )
    kept = imported(database)["x"]
    assert kept["training_data"] is None
    assert kept["evaluation_metrics"] is None
    assert set(kept["held_for_review"]) == {"training_data", "evaluation_metrics"}


def test_what_the_source_lacks_is_refused_otherwise(run: Import, database: str) -> None:
    done = run(jsonl(model("x", metadata={"is_external": False})))
    assert done.returncode == 1
    assert "SQLSTATE 23514" in reasons(done)[1]
    assert imported(database) == {}


def test_what_a_line_holds_itself_is_not_counted(run: Import) -> None:
    metadata = model("x")["metadata"] | {"framework": None, "held_for_review": ["framework"]}
    for options in ([], ["--hold-missing"]):
        done = run(jsonl(model("x", metadata=metadata)), "--dry-run", *options)
        assert done.stdout.startswith("1 lines: 1 registered, "), done.stdout + done.stderr


def test_the_progress_bar_ends_at_its_end(database: str, tmp_path: Path) -> None:
    """On a terminal; elsewhere there is none."""
    path = tmp_path / "models.jsonl"
    path.write_bytes(jsonl(*(model(f"m{i}") for i in range(300))))
    screen, terminal = pty.openpty()
    termios.tcsetwinsize(terminal, (24, 100))
    with open(terminal, "wb") as stderr:
        done = subprocess.run(
            [sys.executable, ROOT / "scripts/import_models.py", path, "--db", database],
            stdout=subprocess.DEVNULL,
            stderr=stderr,
            timeout=60,
            check=False,
        )
    assert done.returncode == 0
    shown = b""
    with contextlib.suppress(OSError):  # at its end
        while more := os.read(screen, 100_000):
            shown += more
    os.close(screen)
    assert shown.split(b"\r")[-2].startswith(b"100%"), shown


def test_numbers_arrive_exactly(run: Import, database: str) -> None:
    line = json.dumps(model("x")).replace("89.956", "0.1000000000000000000000000000000001")
    assert run(jsonl(line)).returncode == 0
    with psycopg.connect(database) as connection:
        (number,) = connection.execute(
            "SELECT metadata::jsonb #>> '{evaluation_metrics,imagenet_top1}' FROM artifacts"
        ).fetchone()
    assert number == "0.1000000000000000000000000000000001"


def test_mark_line_ends_and_empty_lines_do_not_matter(run: Import, database: str) -> None:
    lines = jsonl(model("a", base_model="b"), "", "   ", model("b")).replace(b"\n", b"\r\n")
    done = run(b"\xef\xbb\xbf" + lines.rstrip())
    assert done.returncode == 0, done.stderr
    assert imported(database).keys() == {"a", "b"}


def test_an_empty_file_is_no_error(run: Import) -> None:
    done = run(b"")
    assert (done.returncode, done.stdout) == (
        0,
        "0 lines: 0 registered, 0 there already, 0 refused\n",
    )


def test_the_same_line_twice_is_one_model(run: Import) -> None:
    done = run(jsonl(model("a"), model("a")))
    assert done.stdout == "2 lines: 1 registered, 1 there already, 0 refused\n"


def test_rejects_are_fixed_and_fed_back(run: Import, database: str, tmp_path: Path) -> None:
    rejects = tmp_path / "rejects.jsonl"
    bad = json.dumps(model("bad")).replace("89.956", "NaN")
    child = model("child", base_model="bad")
    done = run(jsonl(model("good"), child, bad), "--rejects", str(rejects))
    assert done.returncode == 1
    assert sorted(rejects.read_text().splitlines()) == sorted([json.dumps(child), bad])

    fixed = tmp_path / "fixed.jsonl"
    fixed.write_text(rejects.read_text().replace("NaN", "null"))
    fixed.write_text(rejects.read_text().replace("NaN", "89.956"))
    done = run(fixed, "--rejects", str(rejects))
    assert done.returncode == 0, done.stderr
    assert imported(database).keys() == {"good", "bad", "child"}
    assert rejects.read_bytes() == b""


def test_rejects_never_overwrite_the_input(run: Import, tmp_path: Path) -> None:
    lines = jsonl(model("a"))
    done = run(lines, "--rejects", str(tmp_path / "models.jsonl"))
    assert done.returncode == 2
    assert (tmp_path / "models.jsonl").read_bytes() == lines


def test_a_dry_run_reports_the_same_and_keeps_nothing(run: Import, database: str) -> None:
    lines = jsonl(model("child", base_model="base"), "[]", model("base"), model("x", title=None))
    done = run(lines, "--dry-run")
    assert done.returncode == 1
    assert done.stdout == (
        "4 lines: 2 registered, 0 there already, 2 refused (dry run: nothing was kept)\n"
    )
    assert reasons(done).keys() == {2, 4}
    assert imported(database) == {}


def test_many_bad_lines_among_good_ones(run: Import, database: str) -> None:
    lines = [model(f"m{i}", title=None if i % 7 == 0 else "t") for i in range(700)]
    done = run(jsonl(*lines))
    assert done.stdout == "700 lines: 600 registered, 0 there already, 100 refused\n"
    assert reasons(done).keys() == {i + 1 for i in range(0, 700, 7)}
    assert len(imported(database)) == 600


def test_standard_input_will_do(database: str) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts/import_models.py"), "-", "--db", database],
        input=jsonl(model("child", base_model="base"), model("base")),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert imported(database).keys() == {"child", "base"}


@pytest.mark.parametrize("path", ["nonexistent.jsonl", "."])
def test_a_file_that_cannot_be_read(run: Import, tmp_path: Path, path: str) -> None:
    done = run(tmp_path / path)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert path.strip(".") in done.stderr
