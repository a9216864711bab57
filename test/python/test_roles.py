"""Deployed with roles=on: each role can do its own work, and nobody else's."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from conftest import NewDatabase, run_script, sqitch
from psycopg import sql
from psycopg.conninfo import make_conninfo

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


NAMES = {role: PREFIX + role for role in ("reader", "registrar", "promoter", "consumer", "admin")}
ROLES_ON = ["--set", "roles=on"] + [
    argument for role, name in NAMES.items() for argument in ("--set", f"role_{role}={name}")
]


@pytest.fixture(scope="module")
def granted(new_database: NewDatabase, engine_database: str) -> Iterator[str]:
    """A database deployed with roles=on."""
    with new_database(copy_of=engine_database) as url:
        try:
            sqitch(url, "deploy", *ROLES_ON)
            yield url
        finally:
            with psycopg.connect(url) as db:
                for name in map(sql.Identifier, existing(db)):
                    db.execute(sql.SQL("DROP OWNED BY {0}; DROP ROLE {0}").format(name))


def existing(db: psycopg.Connection) -> list[str]:
    """Those of the roles that are there."""
    query = "SELECT rolname FROM pg_roles WHERE rolname = ANY (%s) ORDER BY 1"
    return [name for (name,) in db.execute(query, [list(NAMES.values())])]


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
        *("legacy_models", "metadata_fields()", "schema_compliance"),
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


# What the registry holds, trigger functions, compiled checks and what belongs to extensions apart.
OBJECTS = """
SELECT 'EXECUTE', proname FROM pg_proc AS p
 WHERE pronamespace = 'public'::regnamespace AND prorettype <> 'trigger'::regtype
   AND proname !~ '^check_(model_metadata__|type_)'
   AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e')
 UNION
SELECT 'SELECT', relname FROM pg_class
 WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'm', 'p')
"""
HELD = """
SELECT DISTINCT r.role, v.privilege, c.relname::text
  FROM pg_class AS c
 CROSS JOIN (SELECT key AS role, value AS name FROM jsonb_each_text(%(names)s)) AS r
 CROSS JOIN unnest('{SELECT,INSERT,UPDATE,DELETE,TRUNCATE,REFERENCES,TRIGGER}'::text[])
            AS v (privilege)
 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v', 'm', 'p')
   AND has_table_privilege(r.name, c.oid, v.privilege)
 UNION
SELECT r.role, 'EXECUTE', p.proname
  FROM pg_proc AS p
 CROSS JOIN (SELECT key AS role, value AS name FROM jsonb_each_text(%(names)s)) AS r
 WHERE p.pronamespace = 'public'::regnamespace AND p.proname <> 'metadata_fields'
   AND has_function_privilege(r.name, p.oid, 'EXECUTE')
"""


def test_every_object_is_in_the_list(db: psycopg.Connection) -> None:
    """A new table, view or function belongs into role_privileges: with a role, or with owner."""
    least = "SELECT DISTINCT privilege, object_name FROM role_privileges"
    listed = {row for row in db.execute(least) if row[0] in ("SELECT", "EXECUTE")}
    there = set(db.execute(OBJECTS))
    assert there - listed == set(), "add these to deploy/roles/role_privileges.sql"
    assert listed - there == set(), "these are gone: take them out of role_privileges"
    both = """SELECT object_name, privilege FROM role_privileges GROUP BY 1, 2
              HAVING bool_or(role = 'owner') AND count(*) > 1 OR count(*) <> count(DISTINCT role)"""
    assert db.execute(both).fetchall() == [], "an object stands in the list once"


def test_each_role_holds_what_the_list_says_and_nothing_else(granted: str) -> None:
    with psycopg.connect(granted) as db:
        listed = set(
            db.execute(
                "SELECT role, privilege, object_name FROM role_privileges"
                " WHERE role <> 'owner' AND object_name <> 'metadata_fields'"
            )
        )
        held = set(db.execute(HELD, {"names": json.dumps(NAMES)}))
        assert held - listed == set()
        assert listed - held == set()


def test_each_role_can_call_what_it_may(granted: str) -> None:
    """With nothing but NULLs: whatever is said, it is not that a right is missing."""
    lacking = []
    with psycopg.connect(granted, autocommit=True) as db:
        calls = db.execute(
            "SELECT r.role, p.proname,"
            "       ARRAY(SELECT format_type(t, NULL) FROM unnest(p.proargtypes::oid[]) AS t)"
            "  FROM role_privileges AS r JOIN pg_proc AS p ON p.proname = r.object_name"
            " WHERE r.role <> 'owner' AND p.pronamespace = 'public'::regnamespace"
        ).fetchall()
        for role, name, types in calls:
            nulls = ", ".join(f"NULL::{type_}" for type_ in types)
            try:
                with db.transaction(force_rollback=True):
                    db.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(NAMES[role])))
                    db.execute(f"SELECT * FROM {name}({nulls})")
            except psycopg.errors.InsufficientPrivilege as error:
                lacking.append((role, name, str(error).splitlines()[0]))
            except psycopg.Error:
                pass
        for role in NAMES:
            for (view,) in db.execute(
                "SELECT object_name FROM role_privileges WHERE role = %s AND privilege = 'SELECT'",
                [role],
            ).fetchall():
                with db.transaction(force_rollback=True):
                    db.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(NAMES[role])))
                    db.execute(f"SELECT * FROM {view}")
    assert lacking == []


def test_two_registries_share_their_roles(granted: str, new_database: NewDatabase) -> None:
    with new_database(copy_of=granted) as url:
        team = ["--registry", "sqitch_team_b", "--set", "registry_schema=team_b"]
        sqitch(url, "deploy", *team, *ROLES_ON)
        with psycopg.connect(url, autocommit=True) as db:
            usage = "SELECT has_schema_privilege(%s, 'team_b', 'USAGE')"
            assert all(db.execute(usage, [name]).fetchone()[0] for name in NAMES.values())
        sqitch(url, "revert", "-y", "--to", "roles/roles^", *team)
        with psycopg.connect(url, autocommit=True) as db:
            assert existing(db) == sorted(NAMES.values())
            assert not any(db.execute(usage, [name]).fetchone()[0] for name in NAMES.values())
            reads = "SELECT has_table_privilege(%s, 'public.model_versions', 'SELECT')"
            assert all(db.execute(reads, [name]).fetchone()[0] for name in NAMES.values())


def test_a_revert_takes_the_roles_that_nobody_needs(
    new_database: NewDatabase, engine_database: str
) -> None:
    own, foreign, kept = (f"test_{os.getpid()}_{name}" for name in ("own", "foreign", "kept"))
    names = {"reader": own, "registrar": foreign, "promoter": kept, "consumer": own, "admin": own}
    roles = [a for role, name in names.items() for a in ("--set", f"role_{role}={name}")]
    with new_database(copy_of=engine_database) as url, psycopg.connect(url, autocommit=True) as db:
        there = "SELECT rolname FROM pg_roles WHERE rolname = ANY (%s) ORDER BY 1"
        try:
            db.execute(f"CREATE ROLE {foreign}")
            db.execute(
                "CREATE TABLE artifacts (id text PRIMARY KEY, artifact_type text, title text,"
                " metadata jsonb, version_number integer, parent_version_id text, version_tag text,"
                " changelog text, is_latest boolean, lifecycle_state text, superseded_by text,"
                " origin_type text, origin_url text, created_by text, created_at timestamptz,"
                " updated_at timestamptz)"
            )
            db.execute(f"GRANT SELECT ON artifacts TO {foreign}")
            sqitch(url, "deploy", "--set", "roles=on", *roles)
            db.execute(f"GRANT {kept} TO {foreign}")
            sqitch(url, "revert", "-y", "--to", "roles/roles^")
            assert db.execute(there, [[own, foreign, kept]]).fetchall() == [(foreign,), (kept,)]
            held = "SELECT has_table_privilege(%s, 'artifacts', 'SELECT')"
            assert db.execute(held, [foreign]).fetchone() == (True,), "granted before the deploy"
            assert db.execute(held, [kept]).fetchone() == (False,)
            sqitch(url, "deploy", "--set", "roles=on", *roles)
            assert len(db.execute(there, [[own, foreign, kept]]).fetchall()) == 3
        finally:
            for name in (own, foreign, kept):
                if db.execute(there, [[name]]).fetchone():
                    db.execute(f"DROP OWNED BY {name}; DROP ROLE {name}")


def test_a_reader_can_write_the_catalog_page(granted: str, tmp_path: Path) -> None:
    reader = make_conninfo(granted, options=f"-c role={NAMES['reader']}")
    done = run_script("catalog.py", "--db", reader, str(tmp_path / "catalog.html"))
    assert done.returncode == 0, done.stderr
