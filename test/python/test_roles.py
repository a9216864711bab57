"""The GRANT recipes of README.md: each role can do its own work, and nobody else's."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from conftest import ROOT, NewDatabase, libpq_environment
from psycopg import sql

METADATA = {
    "model_family": "resnet",
    "framework": "pytorch",
    "parameter_count": 25557032,
    "training_data": "ImageNet-1k",
    "evaluation_dataset": "ImageNet-1k validation",
    "evaluation_metrics": {"top1": 80.4},
    "is_external": False,
}
PREFIX = f"test_{os.getpid()}_model_"  # roles belong to the whole server

As = Callable[..., Any]


@pytest.fixture(scope="module")
def granted(new_database: NewDatabase) -> Iterator[str]:
    """A deployed database after the statements of the section Roles."""
    section = (ROOT / "README.md").read_text(encoding="utf-8").partition("\n## Roles\n")[2]
    recipe = re.sub(r"\bmodel_(?=reader|registrar|promoter)", PREFIX, section)
    roles = sorted(set(re.findall(PREFIX + r"\w+", recipe)))
    assert len(roles) == 3
    with new_database() as url:
        try:
            subprocess.run(
                ["psql", "-X", "-q", "--set=ON_ERROR_STOP=1"],
                input=re.search(r"```sql\n(.*?)```", recipe, re.DOTALL)[1],
                env=libpq_environment(url),
                text=True,
                check=True,
            )
            yield url
        finally:
            with psycopg.connect(url) as db:
                for role in roles:
                    name = sql.Identifier(role)
                    db.execute(sql.SQL("DROP OWNED BY {0}; DROP ROLE {0}").format(name))


@pytest.fixture
def as_role(granted: str) -> Iterator[As]:
    """as_role(ROLE, QUERY, ...) -> the first row; what the test does is rolled back."""
    with psycopg.connect(granted) as db:

        def run(role: str, query: str, *parameters: object) -> Any:
            with db.transaction():
                name = sql.Identifier(PREFIX + role) if role != "owner" else sql.SQL("NONE")
                db.execute(sql.SQL("SET LOCAL ROLE {}").format(name))
                cursor = db.execute(query, parameters)
                row = cursor.fetchone() if cursor.description else None
                db.execute("SET LOCAL ROLE NONE")
                return row

        with db.transaction(force_rollback=True):
            yield run


def metadata(**changes: Any) -> str:
    return json.dumps(METADATA | changes)


def test_a_registrar_registers_and_resolves(as_role: As) -> None:
    named = "SELECT register_model('M', %s, id => 'm1')"
    assert as_role("registrar", named, metadata()) == ("m1",)
    one = "SELECT register_model(%s::jsonb)"
    held = METADATA | {"framework": None, "held_for_review": ["framework"]}
    arguments = {"title": "M", "id": "m2", "new_version_of": "m1", "metadata": held}
    assert as_role("registrar", one, json.dumps(arguments)) == ("m2",)
    (review,) = as_role("registrar", "SELECT review_id FROM model_reviews WHERE state = 'open'")
    resolve = "SELECT resolve_review(%s, '\"jax\"', 'seen in the code')"
    assert as_role("registrar", resolve, review) == ("m2",)


def test_the_hint_of_a_refusal_is_something_a_registrar_can_run(as_role: As) -> None:
    with pytest.raises(psycopg.errors.CheckViolation) as refusal:
        as_role("registrar", "SELECT register_model('M', '{}')")
    hint = re.search(r"SELECT .*?;", refusal.value.diag.message_hint)
    assert hint
    assert as_role("registrar", hint[0])


def test_a_promoter_decides(as_role: As) -> None:
    for id in ("m1", "m2"):
        as_role("registrar", "SELECT register_model('M', %s, id => %s)", metadata(), id)
    assert as_role("promoter", "SELECT promote_model('m1')") == (None,)
    as_role("promoter", "SELECT reject_model('m2', 'weak')")
    as_role("promoter", "SELECT reopen_model('m2', 'measured again')")
    state = "SELECT promotion_state FROM model_versions WHERE artifact_id = 'm2'"
    assert as_role("promoter", state) == ("candidate",)
    as_role("promoter", "SELECT archive_model('m2', 'an old recipe')")
    as_role("promoter", "SELECT restore_model('m2')")
    as_role("registrar", "SELECT register_model('M', %s, id => 'm3', new_version_of => 'm1')",
            metadata())  # fmt: skip
    as_role("promoter", "SELECT promote_model('m3')")
    assert as_role("promoter", "SELECT rollback_model('m3', 'm3 is slow')") == ("m1",)
    as_role("promoter", "SELECT withdraw_model('m1', 'it leaks')")


def test_a_reader_reads(as_role: As) -> None:
    as_role("registrar", "SELECT register_model('M', %s, id => 'm1')", metadata())
    as_role("promoter", "SELECT promote_model('m1')")
    assert as_role("reader", "SELECT promoted_version_at('m1')") == ("m1",)
    for relation in (
        *("artifacts", "model_versions", "model_events", "model_reviews", "metadata_schemas"),
        *("legacy_models", "metadata_fields()"),
    ):
        as_role("reader", f"SELECT * FROM {relation}")


@pytest.mark.parametrize(
    ("role", "query"),
    [
        ("reader", "SELECT register_model('M', '{}')"),
        ("reader", "SELECT register_model('{}')"),
        ("reader", "SELECT promote_model('m1')"),
        ("reader", "SELECT resolve_review(1, '1')"),
        ("promoter", "SELECT register_model('M', '{}')"),
        ("registrar", "SELECT promote_model('m1')"),
        ("registrar", "SELECT reject_model('m1', 'weak')"),
        ("registrar", "SELECT withdraw_model('m1', 'weak')"),
        ("registrar", "SELECT rollback_model('m1')"),
        ("registrar", "SELECT archive_model('m1')"),
        ("registrar", "SELECT restore_model('m1')"),
        ("registrar", "SELECT activate_metadata_schema(1)"),
        ("promoter", "SELECT add_metadata_schema('{}')"),
        ("promoter", "SELECT check_model_metadata('{}')"),
        ("registrar", "INSERT INTO artifacts (id, artifact_type, title) VALUES ('p', 'a', 'b')"),
        ("registrar", "INSERT INTO model_versions (artifact_id) VALUES ('m1')"),
        ("registrar", "INSERT INTO model_events (artifact_id) VALUES ('m1')"),
        ("promoter", "UPDATE model_versions SET promotion_state = 'promoted'"),
        ("registrar", "UPDATE model_reviews SET state = 'resolved'"),
        ("promoter", "DELETE FROM model_events"),
        ("promoter", "TRUNCATE model_events"),
        ("registrar", "UPDATE metadata_schemas SET mode = 'off'"),
    ],
)
def test_nobody_does_the_work_of_another(as_role: As, role: str, query: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        as_role(role, query)
