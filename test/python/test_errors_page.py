"""docs/errors.md names every SQLSTATE that a script raises, and the changes that raise it."""

from __future__ import annotations

import re

import psycopg.errors
import pytest
from conftest import ROOT

RAISE = re.compile(r"\bRAISE\s+(?:EXCEPTION\s+)?(?:SQLSTATE\s+'(\w{5})'|(\w+)\s+USING)")
ERRCODE = re.compile(r"\bERRCODE\s*=\s*'(\w+)'")
# | SQLSTATE | name | when | `raised/in`, `here/too` |
ROW = re.compile(r"^\| (?P<code>\w{5}) \| (?P<name>\w*) \|.*\| (?P<changes>`.*`|PostgreSQL) \|$")


def sqlstate(name: str) -> str:
    """The code of a condition's name; a code stays as it is."""
    words = "".join(word.capitalize() for word in name.split("_"))
    found = getattr(psycopg.errors, words, None)
    return found.sqlstate if found else name


def condition(code: str) -> str:
    """The name that PostgreSQL has for a code; ours have none."""
    try:
        name = psycopg.errors.lookup(code).__name__
    except KeyError:
        return ""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


def raised() -> set[tuple[str, str]]:
    """(code, change) for every RAISE that ends a statement."""
    found = set()
    for project in ("", "json_schema/"):
        for path in (ROOT / project / "deploy").rglob("*.sql"):
            text = re.sub(r"--.*", "", path.read_text(encoding="utf-8"))
            names = [code or name for code, name in RAISE.findall(text)] + ERRCODE.findall(text)
            change = project + str(path.relative_to(ROOT / project / "deploy"))[:-4]
            found |= {(sqlstate(name), change) for name in names if name not in QUIET}
    return found


QUIET = ("EXCEPTION", "WARNING", "NOTICE", "LOG", "DEBUG", "INFO")


def listed() -> list[re.Match[str]]:
    lines = (ROOT / "docs/errors.md").read_text(encoding="utf-8").splitlines()
    return [row for row in map(ROW.match, lines) if row]


def test_the_page_names_what_the_scripts_raise() -> None:
    page = {
        (row["code"], change)
        for row in listed()
        if row["changes"] != "PostgreSQL"
        for change in re.findall(r"`(.*?)`", row["changes"])
    }
    assert sorted(raised() - page) == [], "raised, but not on the page"
    assert sorted(page - raised()) == [], "on the page, but not raised"


def test_every_raise_has_a_code() -> None:
    """A RAISE of a text alone is P0001, which no program can tell from another."""
    for project in ("", "json_schema/"):
        for path in (ROOT / project / "deploy").rglob("*.sql"):
            text = re.sub(r"--.*", "", path.read_text(encoding="utf-8"))
            assert not re.search(r"\bRAISE\s+(EXCEPTION\s+)?'", text), path


@pytest.mark.parametrize("row", listed(), ids=lambda row: row["code"])
def test_a_row_has_the_name_of_its_code(row: re.Match[str]) -> None:
    ours = row["code"].startswith("MR")
    assert row["name"] == ("" if ours else condition(row["code"]))
