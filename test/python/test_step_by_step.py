"""Every change alone: its revert undoes what its deploy did, and its verify script notices.

The scripts are run as Sqitch runs them, by psql and with Sqitch's variables, but without Sqitch's
own records, which makes hundreds of runs affordable. From the deployed database, each change is
reverted, the last one first; then each is deployed again. After every step the database must be
the one that was there when the same changes were deployed.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from conftest import ROOT, NewDatabase, libpq_environment

PROJECTS = {"json_schema": ROOT / "json_schema", "model_registry": ROOT}
# What these change is there already, or is nothing.
NOTHING_TO_VERIFY = {"compile/keep_compiled", "registry/schema", "registry/artifacts"}

# Everything that somebody made in a database, a row each: what it is, its name, its definition. Of
# Sqitch's own schemas, the functions.
CONTENT = r"""
WITH schema AS (
    SELECT oid, nspname, nspname ~ '^sqitch' AS is_sqitch, nspowner, nspacl
      FROM pg_namespace
     WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'tap')
), made AS (
    SELECT 'pg_namespace'::regclass AS catalog, oid, 0 AS part, 'schema' AS kind, nspname AS name,
           '' AS definition, coalesce(nspacl, acldefault('n', nspowner)) AS acl
      FROM schema
     WHERE NOT is_sqitch
     UNION ALL
    SELECT 'pg_proc'::regclass, p.oid, 0, 'function', p.oid::regprocedure::text,
           pg_get_functiondef(p.oid), coalesce(p.proacl, acldefault('f', p.proowner))
      FROM pg_proc AS p
      JOIN schema AS s ON s.oid = p.pronamespace
     WHERE p.prokind <> 'a'
     UNION ALL
    SELECT 'pg_type'::regclass, t.oid, 0, 'type', t.oid::regtype::text,
           concat_ws(' ', t.typtype, format_type(nullif(t.typbasetype, 0), t.typtypmod),
                     (SELECT string_agg(enumlabel, ',' ORDER BY enumsortorder) FROM pg_enum
                       WHERE enumtypid = t.oid)),
           coalesce(t.typacl, acldefault('T', t.typowner))
      FROM pg_type AS t
      JOIN schema AS s ON s.oid = t.typnamespace
     WHERE NOT s.is_sqitch AND t.typtype <> 'b'
     UNION ALL
    SELECT 'pg_class'::regclass, c.oid, 0, 'relation', c.oid::regclass::text,
           concat_ws(' ', c.relkind, c.relrowsecurity, c.relreplident, c.reloptions,
                     CASE c.relkind WHEN 'v' THEN pg_get_viewdef(c.oid)
                                    WHEN 'i' THEN pg_get_indexdef(c.oid) END),
           CASE WHEN c.relkind IN ('r', 'v', 'm', 'S')
                THEN coalesce(c.relacl, acldefault(CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END
                                                       ::"char", c.relowner)) END
      FROM pg_class AS c
      JOIN schema AS s ON s.oid = c.relnamespace
     WHERE NOT s.is_sqitch
     UNION ALL
    SELECT 'pg_class'::regclass, a.attrelid, a.attnum, 'column',
           a.attrelid::regclass || '.' || a.attname,
           concat_ws(' ', a.attnum, format_type(a.atttypid, a.atttypmod), a.attnotnull,
                     a.attidentity, a.attgenerated, pg_get_expr(d.adbin, d.adrelid)), a.attacl
      FROM pg_attribute AS a
      JOIN pg_class AS c ON c.oid = a.attrelid
      JOIN schema AS s ON s.oid = c.relnamespace
      LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
     WHERE NOT s.is_sqitch AND a.attnum > 0 AND NOT a.attisdropped
     UNION ALL
    SELECT 'pg_constraint'::regclass, k.oid, 0, 'constraint',
           coalesce(nullif(k.conrelid, 0)::regclass::text, k.contypid::regtype::text)
               || '.' || k.conname,
           pg_get_constraintdef(k.oid), NULL
      FROM pg_constraint AS k
      JOIN schema AS s ON s.oid = k.connamespace
     WHERE NOT s.is_sqitch
     UNION ALL
    SELECT 'pg_trigger'::regclass, t.oid, 0, 'trigger', t.tgrelid::regclass || '.' || t.tgname,
           concat_ws(' ', t.tgenabled, pg_get_triggerdef(t.oid)), NULL
      FROM pg_trigger AS t
      JOIN pg_class AS c ON c.oid = t.tgrelid
      JOIN schema AS s ON s.oid = c.relnamespace
     WHERE NOT s.is_sqitch AND NOT t.tgisinternal
)
SELECT kind, name, concat_ws(' ', definition, '/*', obj.description, '*/',
           (SELECT string_agg(concat_ws(' ', grantee::regrole, privilege_type, is_grantable), ', '
                              ORDER BY grantee::regrole::text, privilege_type)
              FROM aclexplode(acl)))
  FROM made
  LEFT JOIN pg_description AS obj
    ON obj.classoid = made.catalog AND obj.objoid = made.oid AND obj.objsubid = made.part
 UNION ALL
SELECT 'rows', c.oid::regclass::text,
       query_to_xml(format('SELECT t::text FROM %s AS t ORDER BY 1', c.oid::regclass),
                    false, false, '')::text
  FROM pg_class AS c
  JOIN schema AS s ON s.oid = c.relnamespace
 WHERE c.relkind = 'r' AND NOT s.is_sqitch
"""
ROLES = ("reader", "registrar", "promoter", "consumer", "admin")
NOW = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+\+\d\d")

Content = dict[tuple[str, str], str]


def content(connection: psycopg.Connection) -> Content:
    """(kind, name) -> definition, privileges, comment; of tables also the rows, without times."""
    with connection.transaction():
        connection.execute("SET LOCAL search_path TO ''")
        return {
            (kind, name): NOW.sub("<time>", text)
            for kind, name, text in connection.execute(CONTENT)
        }


def difference(now: Content, before: Content) -> Iterator[str]:
    """What differs, a text each, from the first character that does."""
    for key in sorted(now.keys() | before.keys()):
        texts = now.get(key, "(none)"), before.get(key, "(none)")
        if texts[0] != texts[1]:
            pairs = enumerate(zip(*texts, strict=False))
            same = next((i for i, (a, b) in pairs if a != b), min(map(len, texts)))
            here, there = (text[max(same - 30, 0) : same + 200] for text in texts)
            yield f"{' '.join(key)}\n  now:    {here}\n  before: {there}"


def changes(project: Path) -> list[str]:
    """The changes of the plan, in their order."""
    lines = (project / "sqitch.plan").read_text().splitlines()
    return [line.split()[0] for line in lines if line and line[0] not in "%#@"]


def run(database: str, project: Path, change: str, *scripts: str) -> str:
    """Run scripts of a change; return what went wrong, or nothing."""
    sqitch_registry = "sqitch_json_schema" if project.name == "json_schema" else "sqitch"
    variables = (
        "ON_ERROR_STOP=1",
        f"registry={sqitch_registry}",
        "registry_schema=public",
        "metadata_check=compiled",
        "roles=off",
        *(f"role_{role}=registry_{role}" for role in ROLES),
    )
    done = subprocess.run(
        [
            *("psql", "-X", "-q", "-o", "/dev/null"),
            *(f"--set={variable}" for variable in variables),
            *(f"--file={script}/{change}.sql" for script in scripts),
        ],
        cwd=project,
        env=libpq_environment(database),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.stderr if done.returncode else ""


@pytest.fixture(params=PROJECTS)
def deployed(
    request: pytest.FixtureRequest,
    new_database: NewDatabase,
    engine_database: str,
    legacy_database: str,
) -> Iterator[tuple[Path, str]]:
    """A project and a database that it is deployed to: the engine alone, the registry with the
    artifacts of an application."""
    project = PROJECTS[request.param]
    if request.param == "json_schema":
        with new_database(copy_of=engine_database) as database:
            yield project, database
    else:
        yield project, legacy_database


def test_every_change_is_undone_by_its_revert(deployed: tuple[Path, str]) -> None:
    project, database = deployed
    plan = changes(project)
    wrong: list[str] = []
    with psycopg.connect(database, autocommit=True) as connection:
        after = {plan[-1]: content(connection)}  # a change -> the database once it is deployed
        for change, previous in zip(reversed(plan), [*reversed(plan[:-1]), ""], strict=True):
            error = run(database, project, change, "revert")
            assert not error, f"revert of {change}: {error}"
            if change not in NOTHING_TO_VERIFY and not run(database, project, change, "verify"):
                wrong.append(f"{change} is reverted, and its verify script is content")
            after[previous] = content(connection)
        for change in plan:
            error = run(database, project, change, "deploy", "verify")
            assert not error, f"deploy of {change}: {error}"
            now = content(connection)
            wrong += [f"{change}: {line}" for line in difference(now, after[change])]
            after[change] = now  # each difference is said once
    assert not wrong, "\n".join(wrong[:20])
