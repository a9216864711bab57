"""Nobody becomes the owner: what the owner-run functions call cannot be put in their way.

A role that may create objects in the registry's schema, in public or in pg_temp makes functions
and operators whose argument types fit better than those that were meant. Here every name that the
functions of the package use gets such overloads. Each says when it is called; none may be.
"""

from __future__ import annotations

import itertools
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import psycopg
import pytest
from conftest import NewDatabase, deploy
from psycopg import sql

SCHEMA = "team"
METADATA: dict[str, Any] = {
    "model_family": "resnet",
    "framework": "pytorch",
    "parameter_count": 25557032,
    "training_data": "ImageNet-1k",
    "evaluation_dataset": "ImageNet-1k validation",
    "evaluation_metrics": {"top1": 80.4},
    "is_external": False,
}
# What the arguments of calls are most often, exactly or after a cast that costs nothing.
TYPES = [
    *("text", "varchar", "name", "jsonb", "integer", "bigint", "boolean", "timestamptz", "text[]"),
    "anyelement",
]
FEW = ["text", "jsonb", "integer"]
VARIADIC = [
    "VARIADIC text[]",
    "VARIADIC anyarray",
    "text, VARIADIC text[]",
    "text, VARIADIC anyarray",
    "text, text, VARIADIC text[]",
    "VARIADIC jsonb[]",
]
BODY = "$$BEGIN RAISE WARNING 'captured'; RETURN NULL; END$$"


def arguments(declared: Iterable[tuple[int, int, str]]) -> set[str]:
    """The attractive signatures for a name, from its (arity, defaults, declared types)."""
    found = set(VARIADIC)
    for arity, defaults, types in declared:
        exact = types.split(", ") if types else []
        found |= {", ".join(exact[:n]) for n in range(arity - defaults, arity + 1)}
        if arity == 0:
            continue
        if arity <= 3:
            choice = TYPES if arity < 3 else FEW
            found |= {", ".join(_) for _ in itertools.product(choice, repeat=arity)}
        for position, type_ in itertools.product(range(arity), TYPES):
            found.add(", ".join([*exact[:position], type_, *exact[position + 1 :]]))
        found |= {", ".join([type_] * arity) for type_ in ("anyelement", "anycompatible", "text")}
    return found


# The names that stand in the functions and the views of the package.
NAMES = r"""
WITH sources AS (
    SELECT prosrc AS source FROM pg_proc
     WHERE pronamespace IN ('team'::regnamespace, 'json_schema'::regnamespace)
     UNION ALL
    SELECT pg_get_viewdef(oid) FROM pg_class
     WHERE relnamespace = 'team'::regnamespace AND relkind = 'v'
), words AS (
    SELECT DISTINCT w[1] AS word FROM sources, regexp_matches(source, '[a-z_][a-z_0-9]*', 'g') AS w
)
SELECT proname, pronamespace::regnamespace::text, pronargs, pronargdefaults,
       (SELECT coalesce(string_agg(t::regtype::text, ', ' ORDER BY n), '')
          FROM unnest(proargtypes::oid[]) WITH ORDINALITY AS _ (t, n)) AS types
  FROM pg_proc
 WHERE pronamespace = 'team'::regnamespace
    OR pronamespace = 'pg_catalog'::regnamespace AND proname IN (SELECT word FROM words)
"""
OPERATORS = r"""
WITH sources AS (
    SELECT prosrc AS source FROM pg_proc
     WHERE pronamespace IN ('team'::regnamespace, 'json_schema'::regnamespace)
)
SELECT DISTINCT oprname FROM pg_operator, sources
 WHERE oprnamespace = 'pg_catalog'::regnamespace AND oprkind = 'b' AND oprname NOT IN ('=>')
   AND strpos(source, oprname) > 0
"""
UNUSABLE = re.compile(r'"any"|internal|cstring|trigger|regprocedure|event_trigger|_handler')


def overloads(db: psycopg.Connection, schema: str) -> Iterator[str]:
    """The statements that make them. What is the registry's own is only called in its schema."""
    signatures: dict[tuple[str, str], list[tuple[int, int, str]]] = {}
    for name, home, *declared in db.execute(NAMES).fetchall():
        if home == "pg_catalog" or schema == SCHEMA:
            signatures.setdefault((name, home), []).append(tuple(declared))
    for (name, home), declared in signatures.items():
        own = {types for _, _, types in declared} if home == schema else set()
        for types in arguments(declared) - own:
            if not UNUSABLE.search(types):
                yield (
                    f'CREATE FUNCTION {schema}."{name}"({types}) RETURNS text'
                    f" LANGUAGE plpgsql AS {BODY};"
                )
    for (operator,) in db.execute(OPERATORS).fetchall() if schema != "pg_temp" else []:
        for left, right in itertools.product(TYPES, TYPES):
            yield (
                f"CREATE OPERATOR {schema}.{operator} (FUNCTION = {schema}.captured,"
                f" LEFTARG = {left}, RIGHTARG = {right});"
            )


def make_overloads(db: psycopg.Connection, schema: str) -> int:
    """Make them; return how many. A few are refused (two that are alike to PostgreSQL)."""
    for left, right in itertools.product(TYPES, TYPES):
        db.execute(
            f"CREATE FUNCTION {schema}.captured({left}, {right}) RETURNS boolean"
            f" LANGUAGE plpgsql AS {BODY}"
        )
    count = "SELECT count(*) FROM pg_proc AS p WHERE prosrc ~ 'RAISE WARNING ''captured'''"
    before = db.execute(count).fetchone()[0]
    db.execute(
        "DO $do$ DECLARE _statement text; BEGIN"
        "  FOREACH _statement IN ARRAY (SELECT array_agg(s) FROM unnest(%s::text[]) AS s) LOOP"
        "    BEGIN EXECUTE _statement; EXCEPTION WHEN duplicate_function OR"
        "      invalid_function_definition OR feature_not_supported THEN NULL; END;"
        "  END LOOP; END $do$".replace("%s", _array(overloads(db, schema)))
    )
    return db.execute(count).fetchone()[0] - before


def _array(statements: Iterable[str]) -> str:
    return sql.Literal(list(statements)).as_string()


@pytest.fixture(scope="module")
def attacked(new_database: NewDatabase, engine_database: str) -> Iterator[str]:
    """A registry in the schema team, legacy models in it, and overloads all around."""
    with new_database(copy_of=engine_database) as url:
        deploy(url, "--no-verify", "--set", f"registry_schema={SCHEMA}")
        with psycopg.connect(url) as db:
            db.execute("SET LOCAL check_function_bodies TO off")
            db.execute(LEGACY)
            made = make_overloads(db, SCHEMA) + make_overloads(db, "public")
            assert made > 10_000
            db.execute("ANALYZE")
        yield url


LEGACY = """
ALTER TABLE team.artifacts DISABLE TRIGGER USER;
INSERT INTO team.artifacts (id, artifact_type, title, metadata, origin_type, is_latest)
SELECT 'old' || n, 'model', 'Old', m::jsonb, 'internal', true
  FROM unnest(ARRAY[
       '{"library": "jax", "trained_on": "GEO", "n_params": "~1.2M", "hyperparameters": {"a": 1}}',
       '{"framework": "jax", "evaluation_metrics": {"auc": "0.9"}, "equations": [], "species": []}',
       '{"coefficients": {"a": 1}, "intercept": 2, "metrics": "{\\"auc\\": 0.7}"}'
       ]) WITH ORDINALITY AS _ (m, n);
ALTER TABLE team.artifacts ENABLE TRIGGER USER;
"""


class Session:
    """A connection of an attacker: every call is made with the exact types of the function that is
    meant, so that only what that function calls can go astray."""

    def __init__(self, url: str) -> None:
        self.captured: list[str] = []
        self.db = psycopg.connect(url)
        self.db.add_notice_handler(self._notice)
        self.db.execute("SET search_path TO pg_catalog; SET track_functions TO 'all'")
        self.signatures: dict[str, list[dict[str, str]]] = {}
        for name, arguments_ in self.db.execute(
            """SELECT p.proname, jsonb_object_agg(p.proargnames[n], jsonb_build_array(
                          t::regtype::text, pg_get_function_arg_default(p.oid, n::integer)))
                 FROM pg_proc AS p, unnest(p.proargtypes::oid[]) WITH ORDINALITY AS _ (t, n)
                WHERE p.pronamespace = 'team'::regnamespace
                  AND p.prosrc !~ 'WARNING ''captured'''
                GROUP BY p.oid"""
        ):
            self.signatures.setdefault(name, []).append(arguments_)

    def _notice(self, diagnostic: psycopg.errors.Diagnostic) -> None:
        if diagnostic.message_primary == "captured":
            self.captured.append(str(diagnostic.context))

    def call(self, name: str, **given: object) -> Any:
        """The value of a function of the registry, all its arguments named and cast."""
        (signature,) = [s for s in self.signatures[name] if given.keys() <= s.keys()]
        values = [
            f"{argument} => CAST({'%s' if argument in given else default or 'NULL'} AS {type_})"
            for argument, (type_, default) in signature.items()
        ]
        query = f"SELECT * FROM team.{name}({', '.join(values)})"
        parameters = [given[argument] for argument in signature if argument in given]
        row = self.db.execute(query, parameters).fetchone()
        return row[0] if row else None

    def refused(self, name: str, code: str, **given: object) -> None:
        with pytest.raises(psycopg.Error) as refusal, self.db.transaction():
            self.call(name, **given)
        assert refusal.value.sqlstate == code, refusal.value

    def execute(self, query: str, *parameters: object) -> Any:
        return self.db.execute(query, parameters or None)

    def rejected(self, query: str, code: str, *parameters: object) -> None:
        with pytest.raises(psycopg.Error) as refusal, self.db.transaction():
            self.execute(query, *parameters)
        assert refusal.value.sqlstate == code, refusal.value


@pytest.fixture
def session(attacked: str) -> Iterator[Session]:
    opened = Session(attacked)
    yield opened
    opened.db.rollback()
    opened.db.close()


def metadata(**changes: Any) -> str:
    return json.dumps(METADATA | changes)


PLANTED = """
CREATE FUNCTION team.planted(x text) RETURNS text LANGUAGE plpgsql SECURITY DEFINER
SET search_path TO {path} AS $$BEGIN RETURN {call}; END$$;
"""


@pytest.mark.parametrize(
    ("path", "call"),
    [
        ("pg_catalog, team, pg_temp", "format('%s', x)"),
        ("pg_catalog, team, pg_temp", "upper(x::varchar)"),
        ("pg_catalog, team, pg_temp", "NULL::jsonb->>'1'"),
        ("team, pg_catalog, pg_temp", "x || x"),
        ("pg_catalog, public", "x::varchar = x::name"),
        ("pg_catalog, pg_temp", "team.try_json(x::varchar)"),
    ],
)
def test_a_function_that_can_be_captured_is(session: Session, path: str, call: str) -> None:
    session.execute("SET LOCAL check_function_bodies TO off")
    session.db.execute(PLANTED.format(path=path, call=call))
    session.execute("SELECT team.planted('a'::text)")
    assert session.captured
    if _can_check(session):
        assert "planted" in {meant.split()[0] for meant in _overloads_meant(session)}


def _can_check(session: Session) -> bool:
    query = "SELECT 1 FROM pg_extension WHERE extname = 'plpgsql_check'"
    if not session.execute(query).fetchone():
        available = "SELECT 1 FROM pg_available_extensions WHERE name = 'plpgsql_check'"
        if not session.execute(available).fetchone():
            return False
        session.execute("CREATE SCHEMA checks; CREATE EXTENSION plpgsql_check SCHEMA checks")
    return True


# Every PL/pgSQL function of the package, a trigger's function with its table.
FUNCTIONS = """
      FROM pg_proc AS p
      JOIN pg_language AS l
        ON l.oid = p.prolang AND l.lanname = 'plpgsql'
      LEFT JOIN pg_trigger AS t
        ON t.tgfoid = p.oid AND NOT t.tgisinternal
     CROSS JOIN LATERAL {}
     WHERE p.pronamespace IN ('team'::regnamespace, 'json_schema'::regnamespace)
       AND p.prosrc !~ 'WARNING ''captured'''
       AND (p.prorettype <> 'trigger'::regtype OR t.tgrelid IS NOT NULL)
""".format
MEANT = (
    "SELECT p.proname || ' -> ' || coalesce(f.oid::regprocedure::text, o.oid::regoperator::text)"
    + FUNCTIONS("""checks.plpgsql_show_dependency_tb(p.oid, coalesce(t.tgrelid, 0)) AS d
      LEFT JOIN pg_proc AS f
        ON d.type = 'FUNCTION' AND f.oid = d.oid
      LEFT JOIN pg_operator AS o
        ON d.type = 'OPERATOR' AND o.oid = d.oid""")
    + """ AND (f.prosrc ~ 'WARNING ''captured'''
            OR o.oprnamespace IN ('team'::regnamespace, 'public'::regnamespace))"""
)
UNCLEAR = (
    "SELECT p.proname || ' -> ' || c.message"
    + FUNCTIONS("""checks.plpgsql_check_function_tb(p.oid, coalesce(t.tgrelid, 0),
                                                fatal_errors => false) AS c""")
    + " AND c.sqlstate = '42725'"
)


def _overloads_meant(session: Session) -> set[str]:
    """Where a statement, reached or not, means an overload, or cannot tell what it means."""
    found = session.execute(f"{MEANT} UNION {UNCLEAR}").fetchall()
    return {line for (line,) in found}


def test_no_statement_means_an_overload(session: Session) -> None:
    if not _can_check(session):
        pytest.skip("this server has no plpgsql_check")
    assert _overloads_meant(session) == set()


# Inside these the application's own triggers run, which need to find the application's tables. They
# write one table, and name the one operator that they use with its schema.
WRITERS = ["insert_artifact", "update_artifact_metadata", "update_artifact_state"]


def test_every_function_of_the_registry_pins_its_path(session: Session) -> None:
    unpinned = """
        SELECT oid::regprocedure::text FROM pg_proc
         WHERE pronamespace = 'team'::regnamespace AND prosrc !~ 'WARNING ''captured'''
           AND NOT 'search_path=pg_catalog, pg_temp' = ANY (coalesce(proconfig, '{}'))
           AND proname !~ '^check_model_metadata' AND proname <> ALL (%s)"""
    assert session.execute(unpinned, WRITERS).fetchall() == []


def test_the_whole_work_calls_no_overload(session: Session) -> None:
    with session.db.transaction():
        session.execute("SET LOCAL check_function_bodies TO off")
        make_overloads(session.db, "pg_temp")
        for name in ("artifacts", "model_versions", "model_events", "metadata_schemas", "pg_proc"):
            session.execute(f"CREATE TEMP TABLE {name} (id text)")
    _work(session)
    assert session.captured == []

    session.execute("SET LOCAL search_path TO pg_catalog, pg_temp")
    # The work reached every function that runs as its owner.
    missed = """
        SELECT oid::regprocedure::text FROM pg_proc
         WHERE pronamespace = 'team'::regnamespace AND prosecdef
           AND prosrc !~ 'WARNING ''captured'''
           AND coalesce(pg_stat_get_xact_function_calls(oid), 0) = 0"""
    assert session.execute(missed).fetchall() == []


def _work(s: Session) -> None:
    """Everything that the registry does, the paths that refuse among them."""
    s.execute("SET LOCAL search_path TO pg_catalog, team, public, pg_temp")
    s.call("subscribe_to_events", consumer="c", event_types=["promoted", "registered"])
    s.refused("subscribe_to_events", "22023", consumer=" ")
    s.call("register_model", title="M", metadata=metadata(), id="m1")
    s.call("register_model", title="M", metadata=metadata(), id="m1")
    model = {"title": "M", "id": "m2", "new_version_of": "m1", "metadata": METADATA}
    one = next(a for a in s.signatures["register_model"] if len(a) == 1)
    s.call("register_model", **{next(iter(one)): json.dumps(model)})
    s.call(
        "register_model",
        **{"title": "M", "metadata": metadata(), "id": "m3", "new_version_of": "m1"},
        **{"base_model_id": "m1", "trained_by": "mira", "benchmark_id": "b"},
    )
    s.call("register_model", title="M", metadata=metadata())
    s.refused("register_model", "23514", title="M", metadata="{}")
    s.refused("register_model", "23502", title=" ", metadata=metadata())
    s.refused("register_model", "23505", title="Other", metadata=metadata(), id="m1")
    s.refused("register_model", "23503", title="M", metadata=metadata(), new_version_of="no")
    s.refused("register_model", "23503", title="M", metadata=metadata(), base_model_id="no")
    s.refused(
        "register_model",
        "22023",
        title="M",
        metadata=metadata(framework="x", benchmark_id="a"),
        benchmark_id="b",
    )

    insert = """INSERT INTO team.artifacts (id, artifact_type, title, metadata)
                VALUES (%s, %s, 'Plain', %s)"""
    s.execute(insert, "m4", "model", metadata(framework=None, held_for_review=["framework"]))
    s.execute(insert, "d1", "dataset", "{}")
    s.execute(
        "UPDATE team.artifacts SET artifact_type = 'model', metadata = %s WHERE id = 'd1'",
        metadata(),
    )
    s.rejected(insert, "23514", "m5", "model", "{}")
    update = "UPDATE team.artifacts SET {} WHERE id = 'm1'".format
    s.execute(update("metadata = %s, title = 'N'"), metadata(code_commit_sha="0" * 40))
    s.execute(update("is_latest = false, lifecycle_state = 'archived', version_tag = 'v1'"))
    s.rejected(update("metadata = '[]'"), "23514")
    s.rejected(update("artifact_type = 'paper'"), "MR003")
    version = "UPDATE team.model_versions SET {} WHERE artifact_id = 'm1'".format
    s.execute(version("benchmark_id = 'b', eval_metrics_json = '{\"top1\": 1}', trained_by = 'x'"))
    s.rejected(version("lineage_position = 9"), "MR003")
    s.rejected(version("base_model_id = 'm3'"), "23514")
    s.call("link_model", artifact_id="m3", relation="merged_from", target_id="m1")
    s.call("link_model", artifact_id="m3", relation="merged_from", target_id="m2")
    s.call("link_model", artifact_id="m3", relation="trained_on", target_id="m4")
    s.refused("link_model", "23503", artifact_id="m3", relation="tests", target_id="no")
    s.refused("link_model", "22023", artifact_id="m3", relation="likes", target_id="m1")
    s.refused("link_model", "23514", artifact_id="m1", relation="adapter_of", target_id="m3")
    s.rejected(
        "UPDATE team.model_versions SET base_model_id = NULL WHERE artifact_id = 'm3'", "23514"
    )
    s.rejected("UPDATE team.model_links SET target_id = 'x'", "MR004")
    s.rejected("TRUNCATE team.model_links", "MR004")
    s.call("link_model_code", artifact_id="m3", repo="https://c.example", sha="a" * 40)
    s.refused("link_model_code", "22023", artifact_id="m3", repo="https://c.example", sha="main")
    s.call("record_training", artifact_id="m3", trained_by="ada", parameters='{"lr": 1}')
    s.refused("record_training", "22023", artifact_id="m3", parameters="[]")
    file = {"path": "w", "sha256": "a" * 64, "size_bytes": 1}
    s.call("add_model_files", artifact_id="m3", files=json.dumps([file]))
    s.refused("add_model_files", "22023", artifact_id="m3", files="[{}]")
    s.refused(
        "add_model_files",
        "23505",
        artifact_id="m3",
        files=json.dumps([file | {"sha256": "b" * 64}]),
    )
    s.rejected("UPDATE team.model_files SET url = 'x'", "MR004")
    s.call("find_model_by_file", sha256="a" * 64)
    s.call("model_lineage", artifact_id="m3")
    s.call("lineage_mermaid", artifact_id="m3")
    stated = {
        "links": [{"relation": "merged_from", "target": "m1"}],
        "files": [file],
        "evaluations": [{"metrics": {"f1": 1}}],
    }
    full = json.dumps({"title": "M", "id": "m6", "metadata": METADATA} | stated)
    s.call("register_model", **{next(iter(one)): full})
    s.call("register_model", **{next(iter(one)): full})
    s.call("unlink_model", artifact_id="m3", relation="merged_from", target_id="m2")
    s.call("unlink_model", artifact_id="m3", relation="trained_on", target_id="m4")
    s.rejected("DELETE FROM team.model_versions WHERE artifact_id = 'm1'", "MR003")
    s.rejected("DELETE FROM team.artifacts WHERE id = 'm1'", "23503")
    s.rejected("TRUNCATE team.model_versions CASCADE", "MR003")
    s.rejected("DELETE FROM team.model_events", "MR004")
    s.rejected("TRUNCATE team.model_events", "MR004")

    s.call("promote_model", artifact_id="m1", note="first")
    s.rejected(version("benchmark_id = 'c'"), "MR010")
    s.rejected(update('metadata = metadata || \'{"framework": "jax"}\''), "MR010")
    s.rejected(update('metadata = metadata || \'{"held_for_review": ["framework"]}\''), "MR010")
    s.call("promote_model", artifact_id="m2")
    s.refused("link_model", "MR010", artifact_id="m2", relation="adapter_of", target_id="m4")
    s.call("promote_model", artifact_id="m1", note="back")
    s.refused("promote_model", "23503", artifact_id="no")
    policy = {"scope": "lineage", "target": "m1"}
    floors = '{"top1": {"at_least": 101}}'
    s.call("set_promotion_policy", **policy, metric="top1", direction="higher", floors=floors)
    s.refused("set_promotion_policy", "22023", **policy, metric="top1", direction="up")
    s.refused("set_promotion_policy", "22023", scope="team", target="m1")
    s.call("evaluate_promotion", artifact_id="m3")
    s.refused("promote_model", "MR011", artifact_id="m3")
    s.refused("promote_model", "MR002", artifact_id="m3", force=True)
    s.rejected(
        "UPDATE team.model_versions SET promotion_state = 'superseded' WHERE artifact_id = 'm1';"
        "UPDATE team.model_versions SET promotion_state = 'promoted' WHERE artifact_id = 'm3'",
        "MR011",
    )
    s.call("drop_promotion_policy", **policy)
    s.refused("reject_model", "MR002", artifact_id="m3", note=" ")
    s.refused("reject_model", "MR001", artifact_id="m1", note="no")
    s.call("reject_model", artifact_id="m3", note="weak")
    s.refused("promote_model", "MR001", artifact_id="m3")
    s.call("reopen_model", artifact_id="m3", note="measured again")
    for id, state in (("i1", "superseded"), ("i2", "promoted"), ("i3", "superseded")):
        line = {"id": id, "title": "I", "metadata": METADATA, "promotion_state": state}
        line |= {"new_version_of": "i1"} if id != "i1" else {"base_model": "m1", "archived": True}
        s.call("import_model", line=json.dumps(line), hold_missing=True)
    s.call("import_model", line=json.dumps(line | {"id": "i5", "aliases": ["champion"]}))
    line |= {"id": "i4", "promotion_state": "shadow"}
    s.refused("import_model", "22023", line=json.dumps(line))
    s.execute(
        "UPDATE team.model_versions SET promotion_state = 'rejected', promotion_notes = 'by hand'"
        " WHERE artifact_id = 'm3'"
    )
    assert s.call("promoted_version_at", artifact_id="m2") == "m1"
    s.refused("rollback_model", "P0002", artifact_id="m1")
    s.call("promote_model", artifact_id="m2")
    s.refused("withdraw_model", "MR001", artifact_id="m1", note="no")
    s.refused("withdraw_model", "MR002", artifact_id="m2", note=" ")
    s.call("withdraw_model", artifact_id="m2", note="leaks")
    assert s.call("rollback_model", artifact_id="m3", note="back") == "m1"
    s.refused("archive_model", "MR012", artifact_id="m1")
    s.call("archive_model", artifact_id="m3", note="old")
    s.call("restore_model", artifact_id="m3")
    s.execute("UPDATE team.model_versions SET archived_at = now() WHERE artifact_id = 'm3'")
    s.call("set_model_alias", artifact_id="m1", alias="champion")
    s.call("set_model_alias", artifact_id="m2", alias="champion", note="better")
    assert s.call("resolve_model", reference="m1@champion") == "m2"
    for alias in ("latest", "promoted", "v1"):
        s.call("resolve_model", reference="m1", alias=alias)
    s.refused("resolve_model", "23503", reference="no@latest")
    s.refused("set_model_alias", "22023", artifact_id="m1", alias="v1")
    s.execute("UPDATE team.model_aliases SET alias = 'best'")
    s.call("remove_model_alias", artifact_id="m1", alias="best")
    s.rejected("TRUNCATE team.model_aliases", "MR004")
    assert s.call("take_events", consumer="c", max_events=1)
    s.refused("take_events", "22023", consumer="c", max_events=0)
    s.refused("take_events", "23503", consumer="no")
    assert s.call("unsubscribe_from_events", consumer="c")
    part = '"text": "m", "title": ["M", "N"], "own": 1, "size": {">": 1}, "base_model_id": null'
    found = {"filter": f'{{{part}, "or": [{{"metric": {{"top1": {{">=": 1}}}}}}], "not": {{}}}}'}
    assert s.call("verify_history", artifact_id="m1") is None
    assert s.call("model_history", artifact_id="m1") == 1
    s.call("model_card", artifact_id="m6")
    s.call("model_bom", artifact_id="m6")
    s.call("registry_bom", filter=found["filter"])
    s.call("export_artifact", artifact_id="m6")
    s.call("find_models", **found)
    s.refused("find_models", "22023", **(found | {"filter": '{"not": 1}'}))
    assert s.call("verify_history", artifact_id="m2") is None
    s.refused("verify_history", "23503", artifact_id="no")

    s.execute("INSERT INTO team.artifacts (id, artifact_type, title) VALUES ('ds', 'dataset', 'D')")
    interval = '{"f1": {"value": 1, "ci_low": 0}, "en": {"f1": 1}}'
    again = {"artifact_id": "m2", "metrics": interval, "dataset": "ds", "benchmark_id": "b"}
    assert s.call("record_evaluation", **again) == s.call("record_evaluation", **again)
    s.call("record_evaluations", artifact_id="m3", evaluations='[{"metrics": {"a": 1}}]', actor="x")
    s.refused("record_evaluation", "22023", artifact_id="m3", metrics='{"f1": "1"}')
    s.refused("record_evaluations", "22023", artifact_id="m3", evaluations="{}", actor="x")
    s.execute(
        "UPDATE team.model_versions SET eval_dataset_artifact_id = 'ds', benchmark_id = 'b2'"
        " WHERE artifact_id = 'm3'"
    )
    s.rejected("DELETE FROM team.model_evaluations", "MR004")
    s.call("model_leaderboard", metric="f1")
    s.call("model_leaderboard", metric="f1", direction="lower", family="resnet", benchmark="b")
    s.refused("model_leaderboard", "22023", metric="unheard of")
    s.call("metric_trend", version_id="m1", metric="f1")
    s.call("compare_models", ids="{m1,m2,m3}")

    for n in (1, 2, 3):
        s.call("backfill_model", artifact_id=f"old{n}")
    s.refused("backfill_model", "23503", artifact_id="no")
    reviews = "SELECT review_id, field FROM team.model_reviews WHERE state = 'open'"
    values = {"parameter_count": "5", "evaluation_metrics": '{"auc": 0.5}'}
    both = s.signatures["resolve_review"]
    for review, field in s.execute(reviews).fetchall():
        s.signatures["resolve_review"] = [a for a in both if a["value"][0] == "jsonb"]
        value = values.get(field, '"seen"')
        s.refused("resolve_review", "23514", review_id=review, value="[]")
        if field not in values:
            s.signatures["resolve_review"] = [a for a in both if a["value"][0] == "text"]
        s.call("resolve_review", review_id=review, value=value, note="seen")
        s.refused("resolve_review", "MR005", review_id=review, value=value)
    assert not s.execute(reviews).fetchall()
    s.refused("resolve_review", "P0002", review_id=-1, value="1")
    for table in ("model_reviews", "backfill_snapshots"):
        s.rejected(f"TRUNCATE team.{table}", "MR004")
    s.rejected("DELETE FROM team.backfill_snapshots", "MR004")

    schema = "SELECT schema::text FROM team.metadata_schemas WHERE is_active"
    added = s.call("add_metadata_schema", schema=s.execute(schema).fetchone()[0])
    s.call("refused_by_metadata_schema", version=added)
    s.call("activate_metadata_schema", version=added)
    s.refused("activate_metadata_schema", "P0002", version=99)
    s.refused("add_metadata_schema", "MR101", schema='{"type": 5}')
    s.rejected("DELETE FROM team.metadata_schemas WHERE is_active", "MR007")
    s.call("hold_missing", metadata="{}")
    other = {"schema": '{"required": ["rows"]}', "artifact_type": "data set"}
    for version in (1, 2):
        assert s.call("add_metadata_schema", **other) == version
        s.call("activate_metadata_schema", version=version, artifact_type="data set")
        s.call("refused_by_metadata_schema", version=version, artifact_type="data set")
    s.execute("SELECT * FROM team.compare_metadata_schemas(1, 2, 'data set'::text)")
    s.execute("SELECT * FROM team.compare_metadata_schemas('{}'::jsonb, 'false'::jsonb)")
    s.execute(insert, "d2", "data set", '{"rows": 1}')
    s.rejected(insert, "23514", "d3", "data set", "{}")
    s.rejected("UPDATE team.artifacts SET metadata = '{}' WHERE id = 'd2'", "23514")
    s.rejected("DELETE FROM team.accepted_metadata", "MR004")
    reads = ("metadata_fields('model'::text)", "legacy_models", "artifact_problems")
    for read in (*reads, "schema_compliance"):
        s.execute(f"SELECT * FROM team.{read}")
    s.execute("DELETE FROM team.artifacts WHERE id IN ('m4', 'd1', 'd2', 'old1')")


OWNED = """
CREATE ROLE {0};
GRANT USAGE, CREATE ON SCHEMA public TO {0};
DO $do$
DECLARE
    _object record;
BEGIN
    FOR _object IN SELECT oid::regclass AS name FROM pg_class
                    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v') LOOP
        EXECUTE format('ALTER TABLE %s OWNER TO {0}', _object.name);
    END LOOP;
    FOR _object IN SELECT oid::regprocedure AS name FROM pg_proc
                    WHERE pronamespace = 'public'::regnamespace LOOP
        EXECUTE format('ALTER FUNCTION %s OWNER TO {0}', _object.name);
    END LOOP;
END
$do$;
"""
HIDDEN = [
    "SELECT register_model('M', '{metadata}', id => 'm9')",
    "SELECT register_model('M', '{metadata}', id => 'm9', new_version_of => 'm1')",
    "SELECT register_model('M', '{metadata}', id => 'm9', base_model_id => 'm1')",
    "SELECT promote_model('m1')",
    "SELECT reject_model('m1', 'weak')",
    "SELECT backfill_model('old')",
    "SELECT resolve_review(review_id, '\"jax\"'::jsonb) FROM model_reviews",
]


def test_forced_row_security_stops_what_runs_as_the_owner(
    fresh_database: Callable[..., str],
) -> None:
    """Rows that a policy hides are never taken for rows that are not there."""
    url = fresh_database()
    role = f"test_{os.getpid()}_owner"
    with psycopg.connect(url) as db, db.transaction(force_rollback=True):
        held = metadata(framework=None, held_for_review=["framework"])
        db.execute(OWNED.format(role))
        db.execute("SELECT register_model('M', %s, id => 'm1')", [held])
        db.execute(
            "ALTER TABLE artifacts DISABLE TRIGGER USER;"
            "INSERT INTO artifacts (id, artifact_type, title) VALUES ('old', 'model', 'Old');"
            "ALTER TABLE artifacts ENABLE TRIGGER USER, ENABLE ROW LEVEL SECURITY,"
            " FORCE ROW LEVEL SECURITY;"
            "CREATE POLICY hide ON artifacts USING (id = 'old') WITH CHECK (true)"
        )
        for statement in HIDDEN:
            code = None
            try:
                with db.transaction():
                    db.execute(statement.format(metadata=metadata()))
            except psycopg.Error as error:
                code = error.sqlstate
            assert (statement, code) == (statement, "42501")
