"""The rules of CONTRIBUTING.md that texts show; test/style.sql has those of the catalogs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from conftest import ROOT

SCRIPTS = sorted(
    path for kind in ("deploy", "revert", "verify") for path in (ROOT / kind).rglob("*.sql")
)
ENGINE = sorted((ROOT / "json_schema").glob("*/**/*.sql"))
GENERATED = {"unicode_ranges.sql", "idna_ranges.sql"}  # by scripts/unicode_ranges.py
ENGINE_SCRIPTS = [
    path for path in ENGINE if "/test/" not in str(path) and path.name not in GENERATED
]
TESTS = sorted((ROOT / "test").rglob("*.sql"))
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])

ATTRIBUTES = [
    "RETURNS",
    "LANGUAGE",
    *("IMMUTABLE", "STABLE"),
    "PARALLEL",
    "STRICT",
    "SECURITY",
    "SET search_path",
    "SET row_security",
    "AS",
]
# Words that readers took for translated, and what says the same.
WORDS = {
    r"\bmend(s|ed|ing)?\b": "fix",
    r"\bdeeds?\b": "action",
    r"\bcircles?\b": "cycle",
    r"\bknocks?\b": "",
    r"\bits like\b": "name them",
    r"\bhands on\b": "change",
    r"\bin step\b": "in sync",
    r"\bon the way back\b": "on revert",
}


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", [*SCRIPTS, *ENGINE_SCRIPTS], ids=relative)
def test_a_script_is_narrow_and_short(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 150
    wide = [
        number
        for number, line in enumerate(lines, 1)
        # A comment is one sentence or two on a line; the rows of a table stay on theirs.
        if len(line) > 100 and not re.match(r"(COMMENT ON .*|E?'.*)';$|\('", line)
    ]
    assert wide == []


@pytest.mark.parametrize("path", [*SCRIPTS, *ENGINE_SCRIPTS], ids=relative)
def test_a_script_begins_and_ends_as_they_all_do(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    project = "json_schema" if path in ENGINE else "model_registry"
    kind, _, change = relative(path)[:-4].removeprefix("json_schema/").partition("/")
    if f"{kind}/{change}" == "deploy/compile/keep_compiled":  # which deploys nothing
        return
    words = {"deploy": ("Deploy", "to"), "revert": ("Revert", "from"), "verify": ("Verify", "on")}
    verb, preposition = words[kind]
    assert text.startswith(f"-- {verb} {project}:{change} {preposition} pg\n\nBEGIN;\n")
    assert text.endswith("\nROLLBACK;\n" if kind == "verify" else "\nCOMMIT;\n")


@pytest.mark.parametrize(
    "path", [p for p in [*SCRIPTS, *ENGINE] if "deploy" in relative(p).split("/")], ids=relative
)
def test_the_attributes_of_a_function_come_in_order(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "\nVOLATILE\n" not in text
    assert "\nEND;\n$$;" not in text
    assert not re.search(r"^CREATE FUNCTION .*\) RETURNS ", text, re.MULTILINE)
    for header in re.findall(r"^CREATE FUNCTION .*?^AS \$\$", text, re.DOTALL | re.MULTILINE):
        after = header[header.rindex("\n)") if "\n)" in header else 0 :]
        places = [
            next((n for n, word in enumerate(ATTRIBUTES) if line.startswith(word)), None)
            for line in after.splitlines()
        ]
        found = [place for place in places if place is not None]
        assert found == sorted(found), header


@pytest.mark.parametrize("path", [p for p in SCRIPTS if relative(p)[:6] == "deploy"], ids=relative)
def test_a_script_takes_its_schema_from_its_first_line(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if path.name in ("schema.sql", "script_functions.sql"):
        return
    assert """\nSELECT :"registry".enter_schema(:'registry_schema') \\g /dev/null\n""" in text
    if re.search(r"\bregistry\.[a-z]", re.sub(r"--.*", "", text).replace('"registry".', "")):
        assert """\nSELECT :"registry".resolve_names() \\g /dev/null\n\nCOMMIT;\n""" in text


@pytest.mark.parametrize(
    "path", [p for p in [*SCRIPTS, *ENGINE_SCRIPTS] if "deploy" in relative(p)], ids=relative
)
def test_what_a_script_makes_is_verified_and_reverted(path: Path) -> None:
    made = re.findall(r"^CREATE FUNCTION (?:\S+\.)?(\w+)\(", path.read_text("utf-8"), re.MULTILINE)
    for kind in ("verify", "revert"):
        text = Path(str(path).replace("/deploy/", f"/{kind}/")).read_text("utf-8")
        assert [name for name in made if not re.search(rf"\b{name}\(", text)] == [], kind


def plain_literals(text: str) -> Iterator[str]:
    """The literals of a script that are not escape strings, bodies of functions included."""
    text = re.sub(r"^\\.*|\\(g|gset|gexec)\b.*", "", text, flags=re.MULTILINE)
    escape = r"'(?:[^'\\]|\\.|'')*'"
    token = rf"""--.*|"[^"]*"|[eE]{escape}(?:[ \t]*\n\s*{escape})*|'(?:[^']|'')*'"""
    for found in re.finditer(token, text):
        if found[0].startswith("'"):
            yield found[0]


@pytest.mark.parametrize(
    "path", [p for p in [*SCRIPTS, *ENGINE] if "/test/" not in str(p)], ids=relative
)
def test_a_backslash_stands_in_an_escape_string(path: Path) -> None:
    """In a database with standard_conforming_strings off it means something else elsewhere."""
    literals = plain_literals(path.read_text(encoding="utf-8"))
    assert [literal for literal in literals if "\\" in literal] == []


@pytest.mark.parametrize("path", [*SCRIPTS, *ENGINE], ids=relative)
def test_arrows_have_spaces_in_the_engine_and_none_in_the_registry(path: Path) -> None:
    text = re.sub(r"--.*|'(?:[^']|'')*'", "_", path.read_text(encoding="utf-8"))
    odd = r"\S->|->>?[^>\s]" if path in ENGINE else r"\s->|->>?\s"
    assert re.findall(rf".*(?:{odd}).*", text) == []


@pytest.mark.parametrize("path", [*SCRIPTS, *TESTS, *PAGES], ids=relative)
def test_the_words_are_those_of_the_field(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = [m[0] for word in WORDS for m in re.finditer(word, text, re.IGNORECASE)]
    assert found == [] or path.name == "CHANGELOG.md"


@pytest.mark.parametrize("path", [p for p in SCRIPTS if relative(p)[:6] == "deploy"], ids=relative)
def test_a_message_points_to_no_place_around_it(path: Path) -> None:
    text = re.sub(r"--.*", "", path.read_text(encoding="utf-8"))
    for message in re.findall(r"\b(?:MESSAGE|DETAIL|HINT) = (.*?)[,;]\n", text, re.DOTALL):
        assert not re.search(r"\b(above|below)\b", message), message


@pytest.mark.parametrize("path", TESTS, ids=relative)
def test_the_description_of_a_test_stands_alone(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    described = re.findall(r"[ (,]'([^'\n]*)'\)(?:;|\s+FROM)", text)
    dependent = r"(and|or|so|then|it|its|they|nor|but|also|the same|another one)\b"
    assert [words for words in described if re.match(dependent, words)] == []


def test_the_page_of_the_architecture_lists_the_triggers(db: psycopg.Connection) -> None:
    """With their table and time, in the order in which they fire."""
    page = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    listed = re.findall(
        r"^\| `(\w+)` \| `(\w+)` \| (BEFORE|AFTER) ([A-Z ,]+?)(?: \w+)* \|", page, re.M
    )
    query = """
        SELECT t.tgname, c.relname,
               CASE WHEN t.tgtype::integer & 2 = 2 THEN 'BEFORE' ELSE 'AFTER' END
          FROM pg_trigger AS t
          JOIN pg_class AS c ON c.oid = t.tgrelid
          JOIN pg_proc AS p ON p.oid = t.tgfoid
         WHERE NOT t.tgisinternal AND p.pronamespace = current_schema()::regnamespace"""
    assert {row[:3] for row in listed} == set(db.execute(query).fetchall())
