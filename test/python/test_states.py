"""States that must not be: what an application, its triggers, its clock and its roles can try."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from conftest import FreshDatabase
from psycopg import IsolationLevel

METADATA: dict[str, Any] = {
    "model_family": "resnet",
    "framework": "pytorch",
    "parameter_count": 25557032,
    "training_data": "ImageNet-1k",
    "evaluation_dataset": "ImageNet-1k validation",
    "evaluation_metrics": {"top1": 80.4},
    "is_external": False,
}


def metadata(**changes: Any) -> str:
    return json.dumps(METADATA | changes)


def register(db: psycopg.Connection, id: str, lineage: str | None = None, **changes: Any) -> str:
    query = "SELECT register_model('M', %s, id => %s, new_version_of => %s)"
    return db.execute(query, [metadata(**changes), id, lineage]).fetchone()[0]


def value(db: psycopg.Connection, query: str, *arguments: Any) -> Any:
    return db.execute(query, arguments or None).fetchone()[0]


def raises(code: str) -> Any:
    return pytest.raises(psycopg.errors.lookup(code) if code[0] != "M" else psycopg.Error)


@pytest.fixture
def racers(fresh_database: FreshDatabase) -> Iterator[tuple[psycopg.Connection, ...]]:
    """Two connections to a database whose artifacts table has no foreign keys."""
    url = fresh_database()
    with psycopg.connect(url) as one, psycopg.connect(url) as two:
        one.execute("ALTER TABLE artifacts DROP CONSTRAINT artifacts_parent_version_id_fkey")
        one.execute("ALTER TABLE artifacts DROP CONSTRAINT artifacts_superseded_by_fkey")
        register(one, "m1")
        register(one, "m2", "m1")
        one.commit()
        two.execute("SET lock_timeout = '300ms'")
        two.commit()
        yield one, two


@pytest.mark.parametrize("deleted", ["m1", "m2"])
def test_registering_while_the_newest_version_is_deleted(
    racers: tuple[psycopg.Connection, ...], deleted: str
) -> None:
    one, two = racers
    if deleted == "m1":
        one.execute("DELETE FROM artifacts WHERE id = 'm2'")
        one.commit()
    one.execute("DELETE FROM artifacts WHERE id = %s", [deleted])
    # The other waits for the deletion instead of seeing a version that goes.
    with pytest.raises(psycopg.errors.LockNotAvailable):
        register(two, "m3", deleted)
    two.rollback()
    one.commit()
    with pytest.raises(psycopg.errors.ForeignKeyViolation) as refusal:
        register(two, "m3", deleted)
    assert f'"{deleted}"' in refusal.value.diag.message_primary
    assert refusal.value.diag.message_hint


def test_deleting_the_newest_version_while_a_successor_is_registered(
    racers: tuple[psycopg.Connection, ...],
) -> None:
    one, two = racers
    register(one, "m3", "m1")
    with pytest.raises(psycopg.errors.LockNotAvailable):
        two.execute("DELETE FROM artifacts WHERE id = 'm2'")
    two.rollback()
    one.commit()
    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        two.execute("DELETE FROM artifacts WHERE id = 'm2'")


@pytest.mark.parametrize("call", ["promote_model('m2')", "reject_model('m2', 'weak')"])
def test_deciding_on_a_version_that_was_deleted(
    racers: tuple[psycopg.Connection, ...], call: str
) -> None:
    one, two = racers
    one.execute("DELETE FROM artifacts WHERE id = 'm2'")
    one.commit()
    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        two.execute(f"SELECT {call}")


LEVELS = [IsolationLevel.REPEATABLE_READ, IsolationLevel.SERIALIZABLE]


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.name)
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("SELECT promote_model('m1')", "SELECT promote_model('m2')"),
        (
            "SELECT promote_model('m1')",
            "UPDATE model_versions SET promotion_state = 'promoted' WHERE artifact_id = 'm2'",
        ),
        (
            "UPDATE model_versions SET promotion_state = 'promoted' WHERE artifact_id = 'm1'",
            "UPDATE model_versions SET promotion_state = 'promoted' WHERE artifact_id = 'm2'",
        ),
        ("REGISTER x", "REGISTER y"),
        ("INSERT x", "INSERT y"),
        ("REGISTER x", "DELETE FROM artifacts WHERE id = 'm2'"),
        ("DELETE FROM artifacts WHERE id = 'm2'", "REGISTER x"),
        (
            "UPDATE model_versions SET base_model_id = 'b2' WHERE artifact_id = 'b1'",
            "UPDATE model_versions SET base_model_id = 'b1' WHERE artifact_id = 'b2'",
        ),
    ],
)
def test_what_another_was_faster_at_is_40001(
    racers: tuple[psycopg.Connection, ...], level: IsolationLevel, first: str, second: str
) -> None:
    one, two = racers
    register(one, "b1")
    register(one, "b2")
    one.commit()
    two.isolation_level = level
    two.execute("SELECT count(*) FROM artifacts")  # the snapshot is taken here

    def run(db: psycopg.Connection, statement: str) -> None:
        verb, _, id = statement.partition(" ")
        if verb == "REGISTER":
            register(db, id, "m1")
        elif verb == "INSERT":
            db.execute(
                "INSERT INTO artifacts (id, artifact_type, title, metadata, parent_version_id)"
                " VALUES (%s, 'model', 'M', %s, 'm2')",
                [id, metadata()],
            )
        else:
            db.execute(statement)

    run(one, first)
    one.commit()
    with pytest.raises(psycopg.errors.SerializationFailure):
        run(two, second)
        two.commit()


def test_a_refusal_by_a_replaced_schema_is_40001(
    racers: tuple[psycopg.Connection, ...],
) -> None:
    one, two = racers
    two.isolation_level = IsolationLevel.REPEATABLE_READ
    two.execute("SELECT count(*) FROM metadata_schemas")
    version = value(
        one,
        "SELECT add_metadata_schema(jsonb_set(schema, '{properties,owner}', '{\"minLength\": 1}')"
        ' || \'{"required": ["owner"]}\') FROM metadata_schemas WHERE is_active',
    )
    one.execute("SELECT activate_metadata_schema(%s)", [version])
    one.commit()
    with pytest.raises(psycopg.errors.SerializationFailure) as refusal:
        register(two, "late")
    assert refusal.value.diag.message_hint


def test_two_statements_that_base_models_on_each_other(
    racers: tuple[psycopg.Connection, ...],
) -> None:
    """The second waits for the first, and is refused; nobody is a deadlock's victim."""
    one, two = racers
    register(one, "b1")
    register(one, "b2")
    one.commit()
    one.execute("UPDATE model_versions SET base_model_id = 'b2' WHERE artifact_id = 'b1'")
    with pytest.raises(psycopg.errors.LockNotAvailable):
        two.execute("UPDATE model_versions SET base_model_id = 'b1' WHERE artifact_id = 'b2'")
    two.rollback()
    one.commit()
    with pytest.raises(psycopg.errors.CheckViolation):
        two.execute("UPDATE model_versions SET base_model_id = 'b1' WHERE artifact_id = 'b2'")


def test_an_open_registration_does_not_block_its_base(
    racers: tuple[psycopg.Connection, ...],
) -> None:
    one, two = racers
    register(one, "derived", base_model_id="m1")
    two.execute("SELECT promote_model('m1')")
    two.execute("UPDATE artifacts SET metadata = metadata::jsonb || '{\"own\": 1}' WHERE id = 'm1'")
    register(two, "m3", "m1")
    two.commit()
    one.commit()


# One session


def test_time_never_runs_backwards(db: psycopg.Connection) -> None:
    register(db, "m1")
    register(db, "m2", "m1")
    db.execute("UPDATE model_lineages SET last_event_at = now() + interval '1 hour'")
    db.execute("SELECT promote_model('m1')")
    db.execute("SELECT promote_model('m2')")
    times = db.execute(
        "SELECT occurred_at, occurred_at > lag(occurred_at) OVER w FROM model_events"
        " WHERE lineage_id = 'm1' WINDOW w AS (ORDER BY lineage_event_number)"
    ).fetchall()
    assert [later for _, later in times] == [None] + [True] * 4
    assert value(db, "SELECT promoted_version_at('m1', now() + interval '2 hours')") == "m2"


APPLICATION_TRIGGER = """
CREATE TABLE application_log (line text);
CREATE FUNCTION application() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO application_log VALUES (TG_OP);  -- found through the search_path
    {0}
    RETURN NEW;
END
$$;
CREATE TRIGGER {1} {2} ON {3} FOR EACH ROW {4} EXECUTE FUNCTION application();
"""


def test_an_application_trigger_that_updates_metadata_first(db: psycopg.Connection) -> None:
    db.execute(
        APPLICATION_TRIGGER.format(
            'UPDATE artifacts SET metadata = metadata::jsonb || \'{"benchmark_id": "theirs"}\''
            " WHERE id = NEW.id;",
            "aaa",
            "AFTER INSERT",
            "artifacts",
            "",
        )
    )
    register(db, "m1")
    db.execute(
        "INSERT INTO artifacts (id, artifact_type, title, metadata)"
        " VALUES ('m2', 'model', 'M', %s)",
        [metadata()],
    )
    found = db.execute("SELECT artifact_id, benchmark_id FROM model_versions ORDER BY 1").fetchall()
    assert found == [("m1", "theirs"), ("m2", "theirs")]
    assert value(db, "SELECT count(*) FROM model_events WHERE event_type = 'registered'") == 2


@pytest.mark.parametrize(
    "change", ["NEW.lifecycle_state := 'draft';", "NEW.is_latest := NOT NEW.is_latest;"]
)
@pytest.mark.parametrize("write", ["INSERT", "UPDATE"])
def test_an_application_trigger_that_changes_the_state_last(
    db: psycopg.Connection, change: str, write: str
) -> None:
    register(db, "m1")
    db.execute(
        APPLICATION_TRIGGER.format(change, "zzz", "BEFORE INSERT OR UPDATE", "artifacts", "")
    )
    with pytest.raises(psycopg.Error) as refusal:
        if write == "INSERT":
            register(db, "m2")
        else:
            db.execute("UPDATE artifacts SET title = 'T' WHERE id = 'm1'")
    assert refusal.value.sqlstate == "MR008"
    assert refusal.value.diag.message_hint


def test_a_trigger_that_changes_promotion_state_by_the_way(db: psycopg.Connection) -> None:
    register(db, "m1")
    db.execute(
        APPLICATION_TRIGGER.format(
            "NEW.promotion_state := 'promoted'; NEW.is_current := true;",
            "zzz",
            "BEFORE UPDATE OF trained_by",
            "model_versions",
            "",
        )
    )
    with pytest.raises(psycopg.Error) as refusal:
        db.execute("UPDATE model_versions SET trained_by = 'me' WHERE artifact_id = 'm1'")
    assert refusal.value.sqlstate == "MR001"


def test_an_artifact_without_a_type_becomes_a_model(db: psycopg.Connection) -> None:
    db.execute("ALTER TABLE artifacts ALTER COLUMN artifact_type DROP NOT NULL")
    db.execute(
        "INSERT INTO artifacts (id, title, artifact_type, metadata, lifecycle_state)"
        " VALUES ('m', 'M', NULL, '{}', 'active')"
    )
    with pytest.raises(psycopg.errors.CheckViolation), db.transaction():
        db.execute("UPDATE artifacts SET artifact_type = 'model' WHERE id = 'm'")
    db.execute(
        "UPDATE artifacts SET artifact_type = 'model', metadata = %s WHERE id = 'm'", [metadata()]
    )
    states = "SELECT lifecycle_state, promotion_state FROM artifacts, model_versions WHERE id = 'm'"
    assert db.execute(states).fetchone() == ("candidate", "candidate")


def test_a_promoted_version_is_not_deleted(db: psycopg.Connection) -> None:
    register(db, "m1")
    register(db, "m2", "m1")
    db.execute("SELECT promote_model('m2')")
    with pytest.raises(psycopg.Error) as refusal, db.transaction():
        db.execute("DELETE FROM artifacts WHERE id = 'm2'")
    assert refusal.value.sqlstate == "MR009"
    db.execute("SELECT promote_model('m1')")
    db.execute("DELETE FROM artifacts WHERE id = 'm2'")
    assert value(db, "SELECT promoted_version_at('m1')") == "m1"


def test_a_data_set_is_no_base_model(db: psycopg.Connection) -> None:
    db.execute("INSERT INTO artifacts (id, artifact_type, title) VALUES ('d', 'dataset', 'D')")
    register(db, "m1")
    for statement in (
        "SELECT register_model('M', %s, id => 'm2')",
        "UPDATE artifacts SET metadata = %s WHERE id = 'm1'",
        "INSERT INTO artifacts (id, artifact_type, title, metadata) VALUES ('n', 'model', 'N', %s)",
    ):
        with pytest.raises(psycopg.errors.ForeignKeyViolation) as refusal, db.transaction():
            db.execute(statement, [metadata(base_model_id="d")])
        assert "dataset" in refusal.value.diag.message_detail
    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        db.execute("UPDATE model_versions SET base_model_id = 'd' WHERE artifact_id = 'm1'")


def test_truncate_leaves_nothing_behind_unrecorded(db: psycopg.Connection) -> None:
    register(db, "m1")
    for table in ("artifacts CASCADE", "model_versions CASCADE", "model_events"):
        with pytest.raises(psycopg.Error) as refusal, db.transaction():
            db.execute(f"TRUNCATE {table}")
        assert refusal.value.sqlstate in ("MR003", "MR004")


@pytest.mark.parametrize("mode", ["warn", "off"])
@pytest.mark.parametrize(
    ("key", "bad"),
    [
        ("evaluation_metrics", [1]),
        ("training_config", "see wiki"),
        ("code_commit_sha", "abc"),
        ("benchmark_id", 5),
        ("is_external", True),  # without a source
    ],
)
def test_a_value_that_does_not_fit_its_column(
    db: psycopg.Connection, mode: str, key: str, bad: Any
) -> None:
    db.execute("UPDATE metadata_schemas SET mode = %s WHERE is_active", [mode])
    notices: list[str] = []
    db.add_notice_handler(lambda diag: notices.append(f"{diag.severity} {diag.message_detail}"))
    register(db, "m1", **{key: bad})
    assert any(notice.startswith("WARNING") and key in notice for notice in notices)
    assert value(db, f"SELECT metadata->'{key}' FROM artifacts WHERE id = 'm1'") == bad
    # A later write of something else does not touch it either.
    db.execute("UPDATE model_versions SET trained_by = 'me' WHERE artifact_id = 'm1'")
    db.execute("UPDATE artifacts SET title = 'T' WHERE id = 'm1'")
    assert value(db, f"SELECT metadata->'{key}' FROM artifacts WHERE id = 'm1'") == bad


def test_metadata_that_is_no_object_stays(db: psycopg.Connection) -> None:
    db.execute("UPDATE metadata_schemas SET mode = 'off' WHERE is_active")
    db.execute(
        "INSERT INTO artifacts (id, artifact_type, title, metadata)"
        " VALUES ('m', 'model', 'M', '[1]')"
    )
    with pytest.raises(psycopg.errors.CheckViolation), db.transaction():
        db.execute("UPDATE model_versions SET benchmark_id = 'b' WHERE artifact_id = 'm'")
    assert value(db, "SELECT metadata FROM artifacts WHERE id = 'm'") == [1]


def test_a_row_accepted_before_can_be_corrected_piece_by_piece(db: psycopg.Connection) -> None:
    register(db, "m1", framework=None, held_for_review=["framework"])
    version = value(
        db,
        'SELECT add_metadata_schema(schema || \'{"required": ["owner"]}\')'
        "  FROM metadata_schemas WHERE is_active",
    )
    db.execute("SELECT activate_metadata_schema(%s)", [version])
    db.execute(
        "SELECT resolve_review(review_id, '\"jax\"') FROM model_reviews WHERE artifact_id = 'm1'"
    )
    assert value(db, "SELECT metadata->>'framework' FROM artifacts WHERE id = 'm1'") == "jax"
    with pytest.raises(psycopg.errors.CheckViolation) as refusal, db.transaction():
        db.execute("UPDATE artifacts SET metadata = metadata || '{\"parameter_count\": -1}'")
    assert "parameter_count" in refusal.value.diag.message_detail
    with pytest.raises(psycopg.errors.CheckViolation):
        register(db, "m2")


@pytest.mark.parametrize(
    ("schema", "code"),
    [
        ({"$ref": "http://nowhere.example/x"}, "MR102"),
        ({"properties": {"a": {"$ref": "#/definitions/none"}}}, "MR102"),
        ({"properties": {"a": {"pattern": "(?:(a)|b)\\1"}}}, "MR103"),
        ({"type": "strin"}, "MR101"),
    ],
)
def test_a_schema_that_cannot_be_used_is_refused_at_the_door(
    db: psycopg.Connection, schema: dict[str, Any], code: str
) -> None:
    with pytest.raises(psycopg.Error) as refusal:
        db.execute("SELECT add_metadata_schema(%s)", [json.dumps(schema)])
    assert refusal.value.sqlstate == code


def test_the_session_user_stands_beside_the_stated_actor(db: psycopg.Connection) -> None:
    db.execute("CREATE ROLE model_registry_test_agent LOGIN")
    db.execute("GRANT SELECT, INSERT ON artifacts TO model_registry_test_agent")
    db.execute("SET SESSION AUTHORIZATION model_registry_test_agent")
    db.execute(
        "INSERT INTO artifacts (id, artifact_type, title, metadata, created_by)"
        " VALUES ('m1', 'model', 'M', %s, 'ceo')",
        [metadata()],
    )
    db.execute("RESET SESSION AUTHORIZATION")
    who = "SELECT actor, recorded_by FROM model_events WHERE artifact_id = 'm1'"
    assert db.execute(who).fetchall() == [("ceo", "model_registry_test_agent")]
    db.execute(
        "INSERT INTO model_events (artifact_id, lineage_id, event_type, actor, recorded_by,"
        " occurred_at, lineage_event_number)"
        " VALUES ('m1', 'm1', 'evaluated', 'ceo', 'ceo', '2020-01-01', 1)"
    )
    forged = db.execute(
        "SELECT recorded_by = session_user, occurred_at > '2021-01-01', lineage_event_number"
        "  FROM model_events WHERE artifact_id = 'm1' AND event_type = 'evaluated'"
    ).fetchone()
    assert forged == (True, True, 2)


@pytest.mark.parametrize(
    "change",
    ["title = 'T'", "created_by = 'ceo'", "created_at = '2020-01-01'", "origin_type = 'x'",
     "origin_url = 'x'", "version_tag = 'v9'", "changelog = 'none'"],
)  # fmt: skip
def test_every_change_of_a_row_is_in_the_history(db: psycopg.Connection, change: str) -> None:
    register(db, "m1")
    db.execute("SELECT promote_model('m1')")
    db.execute(f"UPDATE artifacts SET {change} WHERE id = 'm1'")
    column = change.split()[0]
    before, after = db.execute(
        "SELECT before, after FROM model_events WHERE event_type = 'details_changed'"
    ).fetchone()
    assert set(before) == set(after) == {column}


SHOWN = """
    SELECT v.artifact_id, v.eval_metrics_json, n.metrics, a.metadata->'evaluation_metrics'
      FROM model_versions AS v JOIN artifacts AS a ON a.id = v.artifact_id
     CROSS JOIN newest_evaluation(v.artifact_id, v.benchmark_id) AS n ORDER BY 1"""


@pytest.mark.parametrize("timing", ["AFTER INSERT", "BEFORE INSERT"])
def test_an_application_trigger_that_writes_metrics(db: psycopg.Connection, timing: str) -> None:
    theirs = '{"evaluation_metrics": {"top1": 1}, "benchmark_id": "theirs"}'
    change = (
        f"UPDATE artifacts SET metadata = metadata::jsonb || '{theirs}' WHERE id = NEW.id;"
        if timing == "AFTER INSERT"
        else f"NEW.metadata := NEW.metadata::jsonb || '{theirs}';"
    )
    db.execute(APPLICATION_TRIGGER.format(change, "aaa", timing, "artifacts", ""))
    register(db, "m1")
    metrics = {"top1": 1}
    assert db.execute(SHOWN).fetchall() == [("m1", metrics, metrics, metrics)]


def test_an_application_trigger_that_rounds_metrics(db: psycopg.Connection) -> None:
    register(db, "m1")
    change = 'NEW.metadata := NEW.metadata::jsonb || \'{"evaluation_metrics": {"top1": 81}}\';'
    db.execute(APPLICATION_TRIGGER.format(change, "zzz", "BEFORE UPDATE", "artifacts", ""))
    for statement in (
        'UPDATE artifacts SET metadata = metadata || \'{"evaluation_metrics": {"top1": 81.4}}\'',
        "UPDATE model_versions SET eval_metrics_json = '{\"top1\": 81.2}'",
        "SELECT record_evaluation('m1', '{\"top1\": 81.3}')",
    ):
        try:
            with db.transaction():
                db.execute(statement)
        except psycopg.Error as error:
            assert error.sqlstate == "MR008"
        [(_, column, newest, stated)] = db.execute(SHOWN).fetchall()
        assert column == newest == stated == {"top1": 81}
